"""What a zone is, by the registry, and how much is known of it."""

from dataclasses import dataclass

from dashboard.catalog import Edition, remember
from dashboard.domain.availability import n_of_n
from dashboard.figures.zones.registry import ZoneFilter, registry, shown
from dashboard.i18n import mark

FULL_NAME = {
    "seen": mark("as in a source"),
    "constructed": mark("full name not verified"),
    "unknown": mark("not recorded"),
}
COUNTY = {
    "seen": mark("as in a source"),
    "inferred": mark("inferred, to be verified"),
    "none": mark("belongs to no county, or none is recorded"),
}
POINT = {
    "site": mark("Point of the zone itself"),
    "county_seat": mark("Seat of the county, not the zone's own site"),
    "none": mark("No point: no coordinates at hand"),
}


@dataclass(frozen=True)
class Line:
    """One thing known of a zone: what it is called, what it is, and how far it is certain."""

    label: str
    text: str
    doubt: str = ""


@dataclass(frozen=True)
class Identity:
    """What a zone is, in lines; `remarks` and the entry of the registry behind them."""

    name: str
    lines: tuple[Line, ...]
    remark: str
    source_id: str
    source: str
    locator: str


@remember
def options(edition: Edition, chosen: ZoneFilter) -> dict[str, str]:
    """Id -> name of the zones that match, those with the most values first."""
    frame = shown(edition, chosen)
    number = edition.count("zone_id")
    ordered = frame.assign(number=frame["subject_id"].map(number).fillna(0)).sort_values(
        "number", ascending=False, kind="stable"
    )
    return dict(zip(ordered["subject_id"], ordered["name"], strict=True))


@remember
def identity(edition: Edition, zone: str) -> Identity:
    """What the zone is. The zone must be one of `options`."""
    t = edition.t
    table = registry(edition)
    row = table[table["subject_id"] == zone].to_dict("records")[0]
    full_name, county = FULL_NAME[row["full_name_status"]], COUNTY[row["county_status"]]
    point = POINT[row["location_precision"]]
    lines = (
        Line(t("Full name"), row["full_name_zh"] or t("Not recorded"),
             t(full_name) if row["full_name_zh"] else ""),
        Line(t("Level"), row["level"], row["level_note"]),
        Line(t("Type"), row["type"]),
        Line(t("Prefecture"), row["prefecture"] or t("Belongs to no prefecture")),
        Line(t("County"), row["county"] or t("None"), t(county)),
        Line(t("Leading industries"), row["industry"] or t("Not recorded")),
        Line(t("Verification"), row["verified"]),
        Line(t("Point on the map"), t(point)),
    )  # fmt: skip
    own = ("source_id", "source", "locator")
    return Identity(row["name"], lines, row["note"], **{name: row[name] for name in own})


@remember
def coverage(edition: Edition, zone: str) -> str:
    """How many of the indicators known for any zone this one has."""
    known = edition.count("indicator_id", filled="zone", derived=False)
    own = edition.facts(zone=zone, derived=False)
    # n_of_n counts subjects: here the indicators are what is counted
    found = n_of_n(own.assign(subject_id=own["indicator_id"]), known)
    t = edition.t
    return t("{values} values; {n} of the {total} indicators that are known for any zone").format(
        values=int(own["value"].notna().sum()), n=found.n, total=found.total
    )
