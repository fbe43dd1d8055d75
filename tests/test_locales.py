"""Words: every message of the code is translated, none is left over, placeholders agree."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from dashboard import i18n

ROOT = Path(__file__).parents[1]
PLACEHOLDER = re.compile(r"\{(\w+)\}")
CHINESE = re.compile(r"[一-鿿]")
WORD = re.compile(r"[A-Za-z]{2}")


def messages_of_code() -> Iterator[str]:
    """Literal first arguments of t(...), reader.t(...) and mark(...), in f-strings too."""
    for path in (ROOT / "dashboard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if name in {"t", "mark"} and isinstance(first, ast.Constant):
                yield str(first.value)


def test_every_message_is_translated() -> None:
    translated = i18n.messages("zh")
    missing = sorted({m for m in messages_of_code() if m not in translated})
    assert missing == []


def test_no_translation_is_left_over() -> None:
    assert sorted(set(i18n.messages("zh")) - set(messages_of_code())) == []


def test_placeholders_agree() -> None:
    for message, translation in i18n.messages("zh").items():
        assert sorted(PLACEHOLDER.findall(message)) == sorted(PLACEHOLDER.findall(translation))


def test_translations_are_chinese() -> None:
    words = {m: text for m, text in i18n.messages("zh").items() if WORD.search(bare(m))}
    assert [m for m, text in words.items() if not CHINESE.search(text)] == []


def bare(message: str) -> str:
    """A message without its placeholders; what is left may be only punctuation."""
    return PLACEHOLDER.sub("", message)


def test_long_texts_exist_in_every_language() -> None:
    names = {path.name for path in (ROOT / "dashboard" / "texts" / "zh").iterdir()}
    for language in i18n.LANGUAGES:
        assert {p.name for p in (ROOT / "dashboard" / "texts" / language).iterdir()} == names
