"""What a zone is, by the registry, and how much is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.catalog import Edition, remember
from dashboard.domain.availability import n_of_n
from dashboard.figures.wording.codes import NAME_KIND, SEEN
from dashboard.figures.zones.registry import APPROVED_AREA, UNLISTED, ZoneFilter, registry, shown
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
    """What a zone is, in lines; `remark` and, source id -> label, the entries behind them.

    locator: of the entry in the registry.
    """

    name: str
    lines: tuple[Line, ...]
    remark: str
    locator: str
    entries: Mapping[str, str]


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
    """What the zone is, its official entry first. The zone must be one of `options`."""
    t = edition.t
    table = registry(edition)
    row = {str(k): str(v) for k, v in table[table["subject_id"] == zone].iloc[0].items()}
    full_name, county = FULL_NAME[row["full_name_status"]], COUNTY[row["county_status"]]
    lines = (
        Line(t("Full name"), row["full_name_zh"] or t("Not recorded"),
             t(full_name) if row["full_name_zh"] else ""),
        *official_lines(edition, row),
        Line(t("Level"), row["level"], row["level_note"]),
        Line(t("Type"), row["type"]),
        Line(t("Prefecture"), row["prefecture"] or t("Belongs to no prefecture")),
        Line(t("County"), row["county"] or t("None"), t(county)),
        *industry_lines(edition, row),
        *name_lines(edition, zone),
        Line(t("Verification"), row["verified"]),
        Line(t("Point on the map"), t(POINT[row["location_precision"]])),
    )  # fmt: skip
    entry = {row["source_id"]: f"{row['source']} {row['locator']}"}
    if row["catalogue_source_id"]:
        of_catalogue = f"{row['catalogue_source']} {row['catalogue_locator']}"
        entry = {row["catalogue_source_id"]: of_catalogue} | entry
    return Identity(row["name"], lines, row["note"], row["locator"], entry)


def official_lines(edition: Edition, row: Mapping[str, str]) -> tuple[Line, ...]:
    """What the catalogue of 2018 and the national standard say; what is unknown has no line."""
    t, listed = edition.t, row["catalogue_status"]
    renamed = row["catalogue_name_zh"] not in ("", row["full_name_zh"])
    area, since = _approved_area(edition, row)
    lines = (
        Line(t("Catalogue (2018 edition)"), t(SEEN[listed]) if listed == UNLISTED else ""),
        Line(t("Name in the catalogue (2018)"), row["catalogue_name_zh"] if renamed else ""),
        Line(t("Code in the catalogue"), row["catalogue_code"]),
        Line(t("Code in GB/T 37028-2018"), row["gbt_code"]),
        Line(t("Class (2018 catalogue)"), row["class"]),
        Line(t("Approved (2018 catalogue)"), row["approved_in"]),
        Line(t("Approved area (2018 catalogue)"), area, since),
    )
    return tuple(line for line in lines if line.text)


def _approved_area(edition: Edition, row: Mapping[str, str]) -> tuple[str, str]:
    """The area that the catalogue gives, as printed, and what is to be known of it."""
    found = edition.facts(
        indicator=APPROVED_AREA, subject=row["subject_id"], source=row["catalogue_source_id"]
    )
    if found.empty or not row["catalogue_source_id"]:
        return "", ""
    return str(found["display"].iloc[0]), edition.t("approved, not in use")


def industry_lines(edition: Edition, row: Mapping[str, str]) -> tuple[Line, ...]:
    """Leading industries, those of the catalogue apart from those that other sources name."""
    t = edition.t
    lines = (
        Line(t("Leading industries (2018 catalogue)"), row["catalogue_industry"]),
        Line(t("Leading industries (as reported)"), row["industry"]),
    )
    known = tuple(line for line in lines if line.text)
    return known or (Line(t("Leading industries"), t("Not recorded")),)


def name_lines(edition: Edition, zone: str) -> tuple[Line, ...]:
    """Former, short and other names, a line for each kind."""
    t, table = edition.t, edition.tables["subject_names"]
    own = table[table["subject_id"] == zone]
    return tuple(
        Line(t(words), t(", ").join(own.loc[own["kind"] == kind, "name_zh"]))
        for kind, words in NAME_KIND.items()
        if (own["kind"] == kind).any()
    )


@remember
def in_short(edition: Edition, zone: str) -> str:
    """Level and type, place, class and leading industries in one line; what is unknown is left out.

    The zone must be one of `options`.
    """
    t, table = edition.t, registry(edition)
    row = {str(k): str(v) for k, v in table[table["subject_id"] == zone].iloc[0].items()}
    industries = row["industry"] or row["catalogue_industry"]
    leading = t("leading industries: {names}").format(names=industries) if industries else ""
    place = t(", ").join(part for part in (row["prefecture"], row["county"]) if part)
    parts = (row["level"], row["type"], place, row["class"], leading)
    return t(" · ").join(part for part in parts if part)


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
