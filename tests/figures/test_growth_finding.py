"""The sentence over a picture of growth, by hand: like years, n of N, nothing where nothing is."""

import pandas as pd
import pytest

from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.figures.clusters.growth_finding import growth_finding
from dashboard.figures.clusters.growth_series import ClusterSelection, chosen_rows


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.of(open_package(resources.DATA), "zh")


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
