"""The zones that one is measured against, by a rule that is printed beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

FEWEST, NEAREST = 5, 6


class PeerRule(StrEnum):
    """How peers are found."""

    LEVEL_AND_TYPE = "level_and_type"
    TYPE = "type"
    INDUSTRY = "industry"  # the same leading industry
    SECTOR = "sector"  # the same broad industry
    NEAREST = "nearest"  # the NEAREST in a value, such as output
    ALL = "all"


# what a reader asks for -> rules from the narrowest to the widest
WIDER = {
    PeerRule.LEVEL_AND_TYPE: (PeerRule.LEVEL_AND_TYPE, PeerRule.TYPE, PeerRule.ALL),
    PeerRule.INDUSTRY: (PeerRule.INDUSTRY, PeerRule.SECTOR, PeerRule.ALL),
    PeerRule.NEAREST: (PeerRule.NEAREST, PeerRule.ALL),
    PeerRule.ALL: (PeerRule.ALL,),
}
_COLUMNS = {
    PeerRule.LEVEL_AND_TYPE: ["level_id", "type_id"],
    PeerRule.TYPE: ["type_id"],
    PeerRule.INDUSTRY: ["industry_id"],
    PeerRule.SECTOR: ["sector_id"],
}


@dataclass(frozen=True)
class Peers:
    """Ids of the peers, without the zone itself; the rule that found them; whether it is wider
    than the one asked for, because that gave fewer than FEWEST."""

    zones: tuple[str, ...]
    rule: PeerRule
    widened: bool


def peers(
    zones: pd.DataFrame, zone: str, asked: PeerRule, sizes: Mapping[str, float] | None = None
) -> Peers:
    """The peers of a zone by the narrowest rule from the one asked for that gives FEWEST.

    zones: columns subject_id, level_id, type_id, industry_id and sector_id (leading ones, "" where
    none is known). sizes: zone -> value by which NEAREST is found; equal distances by the order of
    `zones`. ALL gives all others, however few. Errors: ValueError for an unknown zone.
    """
    own = zones[zones["subject_id"] == zone]
    if own.empty:
        raise ValueError(f"not a zone: {zone}")
    others = zones[zones["subject_id"] != zone]
    found: tuple[str, ...] = ()
    for rule in WIDER[asked]:
        found = _by(rule, own.iloc[0], others, sizes or {})
        if len(found) >= FEWEST or rule is PeerRule.ALL:
            return Peers(found, rule, widened=rule is not asked)
    return Peers(found, asked, widened=False)


def _by(
    rule: PeerRule, own: pd.Series, others: pd.DataFrame, sizes: Mapping[str, float]
) -> tuple[str, ...]:
    if rule is PeerRule.NEAREST:
        if own["subject_id"] not in sizes:
            return ()
        sized = others[others["subject_id"].isin(list(sizes))]
        size = sized["subject_id"].map(dict(sizes))
        far = (size - sizes[own["subject_id"]]).abs().sort_values(kind="stable")
        return tuple(sized.loc[far.index[:NEAREST], "subject_id"])
    same = pd.Series(True, others.index)
    for column in _COLUMNS.get(rule, []):
        same &= (others[column] == own[column]) & (own[column] != "")
    return tuple(others.loc[same, "subject_id"])
