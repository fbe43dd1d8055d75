"""What is made before a reader asks: modules, and the first page."""

from pathlib import Path
from typing import Any

import pytest

from dashboard import preload
from dashboard.exports.view_export import Export, export
from dashboard.resources import DATA_VARIABLE
from dashboard.views import overview


def test_every_view_of_the_first_page_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def noting(view: Any, edition: Any, look: Any, *rest: Any, **options: Any) -> Export:
        found = export(view, edition, look, *rest, **options)
        drawn.append(f"{view.name} {edition.language} {look.mode} {bool(found.panels)}")
        return found

    monkeypatch.setattr(preload, "export", noting)
    preload.first_page()
    assert drawn == [f"{view.name} zh light True" for view in overview.VIEWS]
    assert len(drawn) > 5


def test_a_package_that_cannot_be_read_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "none"))
    preload.first_page()
    preload.run()
