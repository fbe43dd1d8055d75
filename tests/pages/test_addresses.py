"""The address that links in a reader's files begin with."""

from types import SimpleNamespace

import pytest

from dashboard.exports.caption import Context
from dashboard.exports.picture import pictures
from dashboard.panels import downloads, links
from dashboard.panels.links import seen_from
from tests.app.running import run


@pytest.mark.parametrize(
    ("url", "page", "base"),
    [
        ("https://zones.example/map", "map", "https://zones.example"),
        ("https://zones.example/", "overview", "https://zones.example"),
        ("http://10.0.0.7:8501/park/map", "map", "http://10.0.0.7:8501/park"),
        ("http://10.0.0.7:8501/park", "overview", "http://10.0.0.7:8501/park"),
        ("http://localhost:8501/map", "map", ""),
        ("http://127.0.0.1:8501/map", "map", ""),
        ("", "map", ""),
        ("https://user:word@zones.example/map", "map", ""),
    ],
)
def test_the_base_is_the_readers_own_address_without_the_page(
    url: str, page: str, base: str
) -> None:
    assert seen_from(url, page) == base


def test_a_page_gives_its_address_to_its_exports(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    reached = SimpleNamespace(context=SimpleNamespace(url="https://zones.example/clusters"))
    monkeypatch.setattr(links, "st", reached)
    monkeypatch.setattr(downloads, "filled_on_opening", lambda label, icon, key, fill: fill())

    def noted(_panel: object, context: Context) -> tuple[str, ...]:
        given.append(context.link)
        return ()

    monkeypatch.setattr(pictures, "stand_in_note", noted)
    monkeypatch.setattr(pictures, "warm", lambda: None)
    app = run("clusters", {"indicator": "firms"})
    assert not app.exception
    assert given
    assert {link.partition("?")[0] for link in given} == {"https://zones.example/clusters"}
    assert all("indicator=firms" in link for link in given)
