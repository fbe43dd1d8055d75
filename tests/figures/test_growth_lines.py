"""Growth of many: who is in colour, what is grey, and what is said of it."""

import json

import pandas as pd
import pytest

from components.theme import Look, categorical
from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.figures.clusters.growth_lines import MOST_NAMED, lines
from dashboard.figures.clusters.growth_series import ClusterSelection, chosen_rows, trend_panel

LOOK = Look("light", "zh")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.of(open_package(resources.DATA), "zh")


@pytest.fixture(scope="module")
def rows(edition: Edition) -> pd.DataFrame:
    return chosen_rows(edition, ClusterSelection(indicator="builtup_5km"))


def test_six_are_named_and_all_are_drawn(edition: Edition, rows: pd.DataFrame) -> None:
    smallest = str(rows.sort_values("value")["subject_id"].iloc[0])
    spec, named, notes = lines(edition, LOOK, rows, smallest)
    assert named["subject_id"].nunique() == MOST_NAMED
    assert smallest in set(named["subject_id"])
    largest = rows[rows["period_end"] == rows["period_end"].max()].nlargest(5, "value")
    assert set(named["subject_id"]) == {smallest, *largest["subject_id"]}
    text = json.dumps(spec, ensure_ascii=False)
    for label in rows["label"].unique():
        assert label in text  # under the pointer at least
    assert all(colour in text for colour in categorical(MOST_NAMED, "light"))
    assert "标题所指对象" in notes[0]
    assert any("时点" in note for note in notes[1:])  # counts at days, joined by dashes


def test_few_are_drawn_each_by_name(edition: Edition, rows: pd.DataFrame) -> None:
    some = rows[rows["subject_id"].isin(rows["subject_id"].unique()[:MOST_NAMED])]
    _, named, notes = lines(edition, LOOK, some, "")
    assert len(named) == len(some) and notes == ()


def test_a_grey_dot_is_never_a_part_of_a_year(edition: Edition, rows: pd.DataFrame) -> None:
    odd = rows.assign(mark="partial", segment="", bridge="").iloc[-1:]
    odd = odd.assign(
        subject_id="x", label="另一个", value=0.4321, period_end=pd.Timestamp(2019, 6, 30)
    )
    spec, _, _ = lines(edition, LOOK, pd.concat([rows, odd]), "")
    assert "0.4321" not in json.dumps(spec)


def test_the_title_and_the_colours_are_of_one_reading(edition: Edition) -> None:
    panel = trend_panel(edition, LOOK, ClusterSelection(indicator="builtup_5km"))
    assert "最近数值最大者" in panel.notes[0] and "标题" not in panel.notes[0]
    assert panel.title.startswith("周边5公里建成面积")
