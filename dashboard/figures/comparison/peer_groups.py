"""The zones that one is measured against, with the rule in words."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import Edition, Package, remember
from dashboard.domain.comparison.peers import FEWEST, NEAREST, PeerRule, peers
from dashboard.figures.comparison.like_values import LikeValues, like_values
from dashboard.figures.zones import identity
from dashboard.figures.zones.registry import APPROVED_AREA, ZoneFilter
from dashboard.i18n import mark

UNKNOWN_LEVEL = "unknown"
# indicators by which the nearest in size are found, the first of which the zone has a rank in
SIZES = ("gross_output_above_scale", "gross_output", APPROVED_AREA)
# what can be asked for
ASKED = {
    PeerRule.LEVEL_AND_TYPE: mark("Same level and type"),
    PeerRule.INDUSTRY: mark("Same leading industry"),
    PeerRule.NEAREST: mark("Nearest in size"),
    PeerRule.ALL: mark("All zones"),
}
WORDS = {
    PeerRule.LEVEL_AND_TYPE: mark("zones of the same level and type"),
    PeerRule.TYPE: mark("zones of the same type"),
    PeerRule.INDUSTRY: mark("zones of the same leading industry"),
    PeerRule.SECTOR: mark("zones of the same broad industry"),
    PeerRule.NEAREST: mark("zones nearest in size"),
    PeerRule.ALL: mark("all other zones"),
}


@dataclass(frozen=True)
class PeerGroup:
    """Ids of the peers of a zone, without itself; rule: of `PeerRule`; said: the rule in words,
    with their number and, where it is wider than the one asked for, why."""

    zones: tuple[str, ...]
    rule: PeerRule
    said: str

    @property
    def everyone(self) -> bool:
        """Whether all zones are peers, so that there is no narrower group to rank in."""
        return self.rule is PeerRule.ALL


def options(edition: Edition) -> dict[str, str]:
    """Id -> words of the rules that can be asked for, the usual one first."""
    return {rule.value: edition.t(words) for rule, words in ASKED.items()}


@remember
def peer_group(edition: Edition, zone: str, asked: str) -> PeerGroup:
    """The peers of a zone by the rule asked for, or by the next wider that gives enough."""
    t, rule = edition.t, PeerRule(asked)
    by = _size_by(edition, zone) if rule is PeerRule.NEAREST else None
    sizes = {} if by is None else dict(zip(by.rows["subject_id"], by.rows["value"], strict=True))
    found = peers(_zones(edition.package), zone, rule, sizes)
    said = t("{rule} ({count})").format(rule=t(WORDS[found.rule]), count=len(found.zones))
    if found.rule is PeerRule.NEAREST and by is not None:
        said = t("the {count} zones nearest by {indicator} ({period})").format(
            count=min(NEAREST, len(found.zones)), indicator=by.rows["indicator"].iloc[0],
            period=by.rows["period"].iloc[0],
        )  # fmt: skip
    if found.widened:
        said = t("{said}; {rule} are fewer than {fewest}").format(
            said=said, rule=t(WORDS[rule]), fewest=FEWEST
        )
    return PeerGroup(found.zones, found.rule, said)


def _size_by(edition: Edition, zone: str) -> LikeValues | None:
    """The values by which the nearest are found: the first that the zone and enough others have."""
    for indicator in SIZES:
        found = like_values(edition, indicator, "zone")
        if zone in set(found.rows["subject_id"]) and len(found.rows) > FEWEST:
            return found
    return None


@remember
def _zones(package: Package) -> pd.DataFrame:
    """What peers are found by: see `domain.comparison.peers`. A level that is not known is none."""
    table, led = package.tables["zones"], package.tables["zone_industries"]
    first = led.sort_values(["as_of", "position"], kind="stable").drop_duplicates("zone_id")
    industry = first.set_index("zone_id")["industry_id"]
    sector = package.tables["industries"].set_index("industry_id")["sector_id"]
    own = table["subject_id"].map(industry)
    return pd.DataFrame(
        {
            "subject_id": table["subject_id"],
            "level_id": table["level_id"].where(table["level_id"] != UNKNOWN_LEVEL, ""),
            "type_id": table["type_id"],
            "industry_id": own.fillna(""),
            "sector_id": own.map(sector).fillna(""),
        }
    )


@dataclass(frozen=True)
class Example:
    """A zone by name, and it with those of its peers of which most is known."""

    name: str
    zones: tuple[str, ...]


@remember
def with_peers(edition: Edition, zone: str, asked: str, most: int) -> tuple[str, ...]:
    """A zone and those of its peers that have the most values, `most` in all."""
    near = set(peer_group(edition, zone, asked).zones)
    known = [other for other in identity.options(edition, ZoneFilter()) if other in near]
    return (zone, *known[: most - 1])


@remember
def example(edition: Edition) -> Example:
    """The zone of which most is known, with three peers."""
    zone, name = next(iter(identity.options(edition, ZoneFilter()).items()))
    return Example(name, with_peers(edition, zone, PeerRule.LEVEL_AND_TYPE.value, 4))
