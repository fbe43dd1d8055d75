"""Names that look the same are told apart by what they belong to, else by their ids."""

import pandas as pd
import pytest

from dashboard.catalog.display_names import look, subjects_told_apart, told_apart
from dashboard.i18n import translator

COLUMNS = ["subject_id", "kind", "name", "parent_id"]


def told(*rows: tuple[str, str, str, str], language: str = "zh") -> dict[str, str]:
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype="str")
    return subjects_told_apart(frame, translator(language))


def test_clusters_of_one_name_get_their_zone() -> None:
    zones = [("a", "zone", "甲经开区", "p"), ("b", "zone", "乙经开区", "p")]
    clusters = [("x", "cluster", "铝产业集群", "a"), ("y", "cluster", "铝产业集群", "b")]
    names = told(*zones, *clusters, ("z", "cluster", "吉他", "a"))
    assert names["x"] == "甲经开区·铝产业集群"
    assert names["y"] == "乙经开区·铝产业集群"
    assert names["z"] == "吉他"  # alone in its name, so nothing is added


def test_english_has_the_parent_behind() -> None:
    zones = [("a", "zone", "Jia EDZ", "p"), ("b", "zone", "Yi EDZ", "p")]
    clusters = [
        ("x", "cluster", "Aluminium cluster", "a"),
        ("y", "cluster", "aluminium  Cluster", "b"),
    ]
    names = told(*zones, *clusters, language="en")
    assert names["x"] == "Aluminium cluster · Jia EDZ"
    assert names["y"] == "aluminium  Cluster · Yi EDZ"


def test_where_parents_look_the_same_too_theirs_is_added() -> None:
    names = told(
        ("p", "prefecture", "东州", ""), ("q", "prefecture", "西州", ""),
        ("c", "county", "城区", "p"), ("d", "county", "城区", "q"),
        ("a", "zone", "城关经开区", "c"), ("b", "zone", "城关经开区", "d"),
        ("x", "cluster", "铝", "a"), ("y", "cluster", "铝", "b"),
    )  # fmt: skip
    assert (names["c"], names["d"]) == ("东州·城区", "西州·城区")
    assert (names["a"], names["b"]) == ("东州·城区·城关经开区", "西州·城区·城关经开区")
    assert (names["x"], names["y"]) == ("东州·城区·城关经开区·铝", "西州·城区·城关经开区·铝")


def test_siblings_get_their_ids() -> None:
    names = told(("a", "zone", "甲", ""), ("x", "cluster", "铝", "a"), ("y", "cluster", "铝", "a"))
    assert (names["x"], names["y"]) == ("铝（x）", "铝（y）")


def test_things_of_different_kinds_get_their_kind() -> None:
    names = told(
        ("p", "province", "省", ""), ("c", "county", "新区", "p"), ("z", "zone", "新区", "p")
    )
    assert (names["c"], names["z"]) == ("新区（县（市、区））", "新区（开发区）")


def test_a_name_may_be_what_another_one_becomes() -> None:
    names = told(
        ("a", "zone", "甲", ""), ("b", "zone", "乙", ""),
        ("x", "cluster", "铝", "a"), ("y", "cluster", "铝", "b"), ("w", "cluster", "甲·铝", "b"),
    )  # fmt: skip
    assert len(set(names.values())) == 5
    assert names["x"] == "甲·铝（x）"


def test_a_circle_of_parents_ends() -> None:
    names = told(("a", "zone", "甲", "b"), ("b", "zone", "甲", "a"))
    assert len({look(name) for name in names.values()}) == 2


@pytest.mark.parametrize(
    "other", [" 铝产业集群", "铝 产业集群", "铝产业集群\u200b", "铝产业集群\n"]
)
def test_blanks_and_invisible_signs_make_no_other_name(other: str) -> None:
    assert look(other) == look("铝产业集群")


def test_full_width_and_capitals_make_no_other_name() -> None:
    assert look("ＡＢ园（一期）") == look("ab园(一期)")


def test_an_indicator_gets_its_topic_and_then_its_id() -> None:
    names = {"i": "产值", "j": "产值", "k": "产值", "l": "出口"}
    found = told_apart(names, {"i": "工业", "j": "贸易", "k": "贸易"}, translator("zh"))
    assert found == {
        "i": "产值（工业）",
        "j": "产值（贸易）（j）",
        "k": "产值（贸易）（k）",
        "l": "出口",
    }
