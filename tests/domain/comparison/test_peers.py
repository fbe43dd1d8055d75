"""Peers by the rule asked for, or the next wider one where that gives too few."""

import pandas as pd
import pytest

from dashboard.domain.comparison.peers import PeerRule, peers

ZONES = pd.DataFrame(
    [
        (f"p{at}", "provincial", "edz", "i_metal" if at < 3 else "i_food", "s_heavy")
        for at in range(7)
    ]
    + [("n0", "national", "edz", "i_metal", "s_heavy"), ("n1", "national", "hidz", "", "")],
    columns=["subject_id", "level_id", "type_id", "industry_id", "sector_id"],
)


def test_same_level_and_type() -> None:
    found = peers(ZONES, "p0", PeerRule.LEVEL_AND_TYPE)
    assert found.zones == ("p1", "p2", "p3", "p4", "p5", "p6")
    assert found.rule is PeerRule.LEVEL_AND_TYPE and not found.widened


def test_too_few_of_a_kind_take_the_next_wider_rule_and_say_so() -> None:
    found = peers(ZONES, "n0", PeerRule.LEVEL_AND_TYPE)
    assert found.rule is PeerRule.TYPE and found.widened and len(found.zones) == 7
    alone = peers(ZONES, "n1", PeerRule.LEVEL_AND_TYPE)
    assert alone.rule is PeerRule.ALL and alone.widened and len(alone.zones) == 8


def test_industry_then_sector() -> None:
    found = peers(ZONES, "p0", PeerRule.INDUSTRY)  # metal: p1, p2, n0
    assert found.rule is PeerRule.SECTOR and len(found.zones) == 7 and "n1" not in found.zones
    # no industry known: not alike with others of which none is known
    assert peers(ZONES, "n1", PeerRule.INDUSTRY).rule is PeerRule.ALL


def test_the_nearest_in_size() -> None:
    sizes = {"p0": 10.0, "p1": 12, "p2": 7, "p3": 500, "p4": 11, "p5": 30, "p6": 40, "n0": 1}
    found = peers(ZONES, "p0", PeerRule.NEAREST, sizes)
    assert found.zones == ("p4", "p1", "p2", "n0", "p5", "p6")  # 1, 2, 3, 9, 20, 30 away
    assert peers(ZONES, "n1", PeerRule.NEAREST, sizes).rule is PeerRule.ALL  # has no size


def test_all_however_few() -> None:
    two = ZONES.head(2)
    found = peers(two, "p0", PeerRule.ALL)
    assert found.zones == ("p1",) and not found.widened
    with pytest.raises(ValueError, match="not a zone"):
        peers(two, "p9", PeerRule.ALL)
