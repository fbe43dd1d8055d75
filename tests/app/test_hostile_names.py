"""Text of a data package is text on every page: nothing of it is markup, a link or a picture."""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import resources
from dashboard.navigation import PAGES
from dashboard.panels.links import plain
from dashboard.views.clusters import TABS as CLUSTER_TABS
from dashboard.views.data import TABS as DATA_TABS
from dashboard.views.reforms import TABS as REFORM_TABS
from tests.app.running import run
from tests.hostile import HOSTILE, hostile_folder

MARKDOWN = ("markdown", "caption", "warning", "info", "error", "success", "subheader", "header")
VIEWS = {"clusters": CLUSTER_TABS, "reforms": REFORM_TABS, "data": DATA_TABS}
# each sign of HOSTILE that a page would obey, as it stands where it is not escaped
OBEYED = re.compile(
    r"(?<!\\)\*a(?<!\\)\*|\[d\]\(e\)|<b>f|(?<!\\)&copy;|(?<!\\)\$x|(?<!\\)~~g|(?<!\\)\|h|:red\[i"
    r"|:smile(\\)?:|:material/home(\\)?:|(?<!\u2060)https?(\\:|:)//example|(?<!\u2060)www(\\\.|\.)example"
    r"|m@example|k\nl"
)


def bodies(app: AppTest) -> Iterator[str]:
    """Every text of a page that is read as Markdown."""
    for kind in MARKDOWN:
        yield from (str(element.value) for element in getattr(app, kind))
    yield from (str(button.label) for button in app.button)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("page", "view"),
    [(entry.name, view) for entry in PAGES for view in VIEWS.get(entry.name, ("",))],
)
def test_no_page_obeys_a_text_of_the_data(
    page: str, view: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(resources.DATA_VARIABLE, str(hostile_folder()))
    app = run(page, {"lang": language} | ({"view": view} if view else {}))
    assert not app.exception
    said = list(bodies(app))
    assert said
    assert [(found[0], text) for text in said if (found := OBEYED.search(text))] == []


def test_plain_text_is_escaped_and_broken_up() -> None:
    shown = plain(HOSTILE)
    assert not OBEYED.search(shown)
    assert shown.replace("\\", "").replace("\u2060", "") == " ".join(HOSTILE.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("&copy;", "\\&copy;"),
        ("见 https://a.b/", "见 \u2060https\\://a\\.b/"),
        ("12:30", "12\\:30"),
        (":smile:", "\\:\u2060smile\\:"),
        ("a -> b", "a \\-\u2060\\> b"),
        ("第一行\n第二行", "第一行 第二行"),
    ],
)
def test_what_is_looked_for_after_markdown_is_kept_apart(text: str, shown: str) -> None:
    assert plain(text) == shown
