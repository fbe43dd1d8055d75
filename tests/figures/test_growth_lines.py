"""Growth of many: who is in colour, what is grey, what is said of it; and the sentence over it."""

import json

import pandas as pd
import pytest

from components.theme import Look, categorical
from dashboard.catalog import Edition
from dashboard.figures.clusters.growth_lines import MOST_NAMED, growth_finding, lines
from dashboard.figures.clusters.growth_series import ClusterSelection, chosen_rows, trend_panel

LOOK = Look("light", "zh")


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


def rows_of(edition: Edition, cluster: tuple[str, ...] = ()) -> pd.DataFrame:
    asked = ClusterSelection(indicator="output", period="year", cluster=cluster)
    return chosen_rows(edition, asked)


def test_the_only_one_with_both_years_is_named_as_such(edition: Edition) -> None:
    # 130.32 / 95.54 = 1.3640
    assert growth_finding(edition, rows_of(edition), "产值") == (
        "产值：水城经开区·铝及铝加工2021年至2024年增长36.4%（推算）；仅此1个两年均有数值",
        "shuicheng-aluminium",
    )
    alone = rows_of(edition, cluster=("shuicheng-aluminium",))
    assert growth_finding(edition, alone, "产值")[0] == (
        "产值：水城经开区·铝及铝加工2021年至2024年增长36.4%（推算）"
    )


def test_one_value_has_no_growth(edition: Edition) -> None:
    assert growth_finding(edition, rows_of(edition, cluster=("zhengan-guitar",)), "产值") == (
        "",
        "",
    )


def grown(*pairs: tuple[float, float]) -> list[tuple[str, float, float]]:
    return [(f"c{number}", *pair) for number, pair in enumerate(pairs)]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            grown((100, 150), (200, 220)),
            "产值：2021年至2024年c0增长最快，增长50.0%（推算，2个两年均有数值）",
        ),
        (grown((100, 80), (200, 190)), ""),  # nothing grew
        (grown((100, 150), (200, 300)), ""),  # a shared first place
        (grown((100, 80)), "产值：c02021年至2024年下降20.0%（推算）"),
    ],
)
def test_the_fastest_of_several(
    edition: Edition, values: list[tuple[str, float, float]], said: str
) -> None:
    model = rows_of(edition, cluster=("shuicheng-aluminium",)).sort_values("year")
    rows = pd.concat(
        [
            model.assign(
                subject_id=name, subject=name, key=name, value=[first, last],
                low=float("nan"), high=float("nan"), display="", printed_value=[first, last],
                observation_id=[f"{name}-a", f"{name}-b"], decimals=0,
            )
            for name, first, last in values
        ]
    )  # fmt: skip
    assert growth_finding(edition, rows, "产值") == (said, "c0" if said else "")
