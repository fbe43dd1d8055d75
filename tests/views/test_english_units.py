"""English: axes, captions, tables, labels and notes count in one style, millions and billions."""

import json
import re

import pytest

from components.formats import times, worded_unit
from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, Package, open_package
from dashboard.exports.view_export import NothingToDrawError, export
from dashboard.views import VIEWS
from tests.demo.packages import small

LOOK = Look("light", "en")
# what a unit of the tables says, and no text of a picture may
OTHER = re.compile(r"\b(100 million|10,000) (yuan|kWh|persons|tonnes|guitars|m²|square)")
PACKAGES = {"real": lambda: open_package(resources.DATA), "fictional": small}


def test_a_unit_is_worded_as_numbers_in_texts_are() -> None:
    assert worded_unit("100 million yuan") == (0.1, "billion yuan")
    assert worded_unit("10,000 persons") == (0.01, "million persons")
    assert worded_unit("亿元") == (1.0, "亿元")
    assert times(130.32, 0.1) == 13.032


@pytest.fixture(scope="module", params=sorted(PACKAGES))
def package(request: pytest.FixtureRequest) -> Package:
    return PACKAGES[request.param]()


def said(panel: object, edition: Edition) -> str:
    """All texts of a panel and of its table, but what sources print."""
    frame = panel.frame if hasattr(panel, "frame") else panel.table(edition.t).frame  # type: ignore[attr-defined]
    frame = frame.drop(columns=["Note", "Locator", "Unit as printed"], errors="ignore")
    texts = [panel.title, *panel.notes, *panel.units, getattr(panel, "alt", "")]  # type: ignore[attr-defined]
    spec = re.sub(r'"note": "[^"]*"', "", json.dumps(getattr(panel, "spec", {}), default=str,
                                                     ensure_ascii=False))  # fmt: skip
    return "\n".join([*texts, spec, frame.to_csv(index=False)])


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_no_view_counts_in_two_styles(package: Package, name: str) -> None:
    edition = Edition.of(package, "en")
    zones = edition.tables["zones"]["subject_id"]
    given = {"zone": tuple(zones[:3])} if name.startswith("compare.") else {}
    try:
        drawn = export(VIEWS[name], edition, LOOK, given, strict=False)
    except NothingToDrawError:
        return
    for panel in drawn.panels:
        assert OTHER.findall(said(panel, edition)) == [], panel.key


def test_axis_and_labels_of_a_line_are_in_one_unit() -> None:
    edition = Edition.of(open_package(resources.DATA), "en")
    asked = {"indicator": ("output",), "cluster": ("shuicheng-aluminium",)}
    (chart,) = export(VIEWS["clusters.trend"], edition, LOOK, asked).charts
    assert chart.units == ("billion yuan",)
    axes = [part["encoding"]["y"] for part in chart.spec["layer"] if "y" in part["encoding"]]
    assert {axis["title"] for axis in axes} == {"billion yuan"}
    assert axes[0]["axis"]["labelExpr"].startswith("format(datum.value * 0.1")
    texts = {
        row["text"] for part in chart.spec["layer"] if part["mark"]["type"] == "text"
        for row in part["data"]["values"]
    }  # fmt: skip
    assert "13.032" in texts  # 130.32 of 100 million yuan
    table = chart.table(edition.t).frame
    assert 13.032 in set(table["Value"])
    assert set(table["Unit"]) == {"billion yuan"}
