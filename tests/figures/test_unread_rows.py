"""Rows of an owner that could not be read: shown as faults where their values would have stood."""

import shutil
from pathlib import Path

import pytest

from components.theme import Look
from dashboard import catalog, resources
from dashboard.catalog import Edition
from dashboard.exports.caption import caption
from dashboard.exports.view_export import export
from dashboard.figures.reforms.cells import ReformSelection, cells, day_of
from dashboard.figures.reforms.measure_matrix import cell_frame, matrix_panel
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


@pytest.mark.parametrize("color", ["state", "light", "claimed"])
def test_a_cell_whose_only_entry_could_not_be_read_is_shown_as_a_fault(
    folder: Path, color: str
) -> None:
    path = folder / "reforms" / "assessments.csv"
    before = Edition.of(catalog.open_package(folder), "zh")
    told = cells(before.package, ReformSelection())
    told = told[~told["unreported"]]
    log = before.tables["assessments"].merge(told, on=["measure_id", "subject_id"])
    single = log.drop_duplicates(["measure_id", "subject_id"], keep=False).iloc[0]
    name = str(single["assessment_id_x"])
    lines = path.read_text(encoding="utf-8").splitlines()
    wrong = [
        line.replace(",high,", ",sure,").replace(",medium,", ",sure,")
        if line.startswith(f"{name},")
        else line
        for line in lines
    ]
    path.write_text("\n".join(wrong) + "\n", encoding="utf-8")
    edition = Edition.of(catalog.open_package(folder), "zh")
    chosen = ReformSelection(color=color)
    frame = cell_frame(
        edition, cells(edition.package, chosen), day_of(edition.package, chosen), chosen
    )
    unread = frame[frame["state"] == "unread"]
    assert list(zip(unread["column"], unread["row"], strict=True)) == [
        (single["measure_id"], single["subject_id"])
    ]
    assert set(unread["state_label"]) == {"填写有误，未能读取"}
    spec = matrix_panel(edition, Look("light", "zh"), chosen).spec
    assert "× 填写有误，未能读取" in str(spec)
