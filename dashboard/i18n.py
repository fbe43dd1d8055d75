"""The reader's language: words from one .po file a language, long texts from Markdown files.

English is the language of the message ids, so English needs no file. Translations are looked up
per reader: nothing is installed process-wide, because readers of both languages share a process.
"""

from collections.abc import Callable
from functools import cache, partial

from babel.messages.pofile import read_po

from dashboard import resources

LANGUAGES = {"zh": "中文", "en": "English"}
DEFAULT = "zh"
LOCALE_TAGS = {"zh": "zh-CN", "en": "en"}

Translator = Callable[[str], str]


@cache
def messages(language: str, context: str | None = None) -> dict[str, str]:
    """Message id -> translation of one language; empty for the language of the ids.

    `context` "shell" has the words of Streamlit's own buttons, which a script translates.
    """
    path = resources.LOCALES / f"{language}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {
        str(m.id): str(m.string) for m in catalogue if m.id and m.string and m.context == context
    }


def _translate(words: dict[str, str], message: str) -> str:
    return words.get(message, message)


@cache
def translator(language: str) -> Translator:
    """The function that words a message id in `language`; unknown ids come back unchanged."""
    return partial(_translate, messages(language))


@cache
def text(language: str, name: str) -> str:
    """A long text (Markdown) of `texts/<language>/<name>.md`."""
    return (resources.TEXTS / language / f"{name}.md").read_text(encoding="utf-8")


def mark(message: str) -> str:
    """Name a message id where it is kept as data; it is translated where it is shown."""
    return message
