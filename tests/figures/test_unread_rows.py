"""Rows of an owner that could not be read: shown as faults where their values would have stood."""

import shutil
from pathlib import Path

import pytest

from components.theme import Look
from dashboard import catalog, resources
from dashboard.catalog import Edition
from dashboard.exports.caption import caption
from dashboard.exports.view_export import export
from dashboard.views import VIEWS
from tests.catalog.test_package import edit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "package"
    shutil.copytree(resources.DATA, copy)
    return copy


def below(edition: Edition, view: str, **parameters: str) -> str:
    asked = {name: (value,) for name, value in parameters.items()}
    found = export(VIEWS[view], edition, Look("light", "zh"), asked)
    said = caption(found.charts[0], found.context)
    return "\n".join((*found.charts[0].notes, *said.lines))


def test_a_value_that_could_not_be_read_is_named_under_the_chart_it_belongs_to(
    folder: Path,
) -> None:
    edit(folder / "tables" / "observations.csv", lambda t: t.replace(",130.32,", ",130.32①,", 1))
    edition = Edition.of(catalog.open_package(folder), "zh")
    assert edition.package.refused["observations"]["observation_id"].tolist() == ["N06"]
    line = edition.package.refused["observations"]["line"].item()
    said = below(edition, "clusters.trend", indicator="output")
    assert f"水城经开区·铝及铝加工产值写的是“130.32①”（第{line}行）" in said
    assert "130.32①" not in below(edition, "clusters.trend", indicator="firms")


def test_nothing_is_said_where_all_was_read() -> None:
    edition = Edition.of(catalog.open_package(resources.DATA), "zh")
    assert "填写有误" not in below(edition, "clusters.trend", indicator="output")


def test_assessments_that_could_not_be_read_are_counted_under_the_matrix(folder: Path) -> None:
    path = folder / "reforms" / "assessments.csv"
    edit(path, lambda text: text.replace(",high,", ",sure,", 1))
    edition = Edition.of(catalog.open_package(folder), "zh")
    assert len(edition.package.refused["assessments"]) == 1
    assert "1 条评估记录填写有误" in below(edition, "reforms.matrix")
