"""One measure: what it says, its tests on four rungs, the list of its zones, and the map."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from components.static_map import static
from components.theme import Look, palette
from dashboard.catalog import Edition, remember, remember_large
from dashboard.domain.reforms import Light, Rung
from dashboard.figures.fact_table import titled
from dashboard.figures.map.map_ground import labels, outline_address
from dashboard.figures.map.map_notes import points_said
from dashboard.figures.map.map_points import map_points
from dashboard.figures.map.point_values import Quantity, values
from dashboard.figures.map.still_maps import still
from dashboard.figures.panel import Chart, Table
from dashboard.figures.reforms.cells import (
    ReformSelection,
    cell_list,
    cell_rows,
    cells,
    day_of,
    measure_names,
)
from dashboard.figures.reforms.progress_counts import due_words
from dashboard.figures.reforms.reform_words import RUNG_WORDS, Status, shown
from dashboard.figures.wording.codes import REFORM, SCOPE
from dashboard.figures.zones.registry import registry, registry_sources, unplaced
from dashboard.i18n import mark

LIST_COLUMNS = {
    "light": mark("Schedule status"),
    "zone": mark("Zone"),
    "prefecture": mark("Prefecture"),
    "reviewed": mark("Reviewed stage"),
    "claimed": mark("Claimed stage"),
    "latest": mark("Latest entry"),
    "source": mark("Source"),
    "locator": mark("Locator"),
}
POINT = 5.0  # px, radius of a zone
BLANK = (Light.UNREPORTED.value, Light.NOT_APPLICABLE.value)  # too pale for a point: outlined
OUTLINES = "prefecture"


@dataclass(frozen=True)
class Test:
    """A criterion: the rung it stands on, the question, and what counts as evidence."""

    rung: str
    step: int
    text: str
    accepted: str


@dataclass(frozen=True)
class Measure:
    """What the tables say of a measure, in words."""

    title: str
    text: str
    status: str
    kind: str
    due: str
    scope: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    tests: tuple[Test, ...]
    note: str
    source_id: str
    source: str
    locator: str


@remember
def measure(edition: Edition, measure_id: str) -> Measure:
    """The measure with its criteria, lowest rung first."""
    t, table = edition.t, edition.table("measures")
    row = table[table["measure_id"] == measure_id].iloc[0]
    return Measure(
        title=measure_names(edition)[measure_id],
        text=row["text"],
        status=t(REFORM[row["text_status"]]),
        kind=t(REFORM[row["kind"]]),
        due=due_words(edition)[measure_id],
        scope=t(SCOPE[row["scope_rule"]]),
        lead=_bodies(edition, measure_id, "lead"),
        support=_bodies(edition, measure_id, "support"),
        tests=_tests(edition, measure_id),
        note=row["note"],
        source_id=row["source_id"],
        source=edition.source_labels.get(row["source_id"], ""),
        locator=row["locator"],
    )


def _bodies(edition: Edition, measure_id: str, role: str) -> tuple[str, ...]:
    names, roles = edition.names("bodies"), edition.tables["measure_bodies"]
    own = roles[(roles["measure_id"] == measure_id) & (roles["role"] == role)]
    return tuple(names[body] for body in own["body_id"] if body in names)


def _tests(edition: Edition, measure_id: str) -> tuple[Test, ...]:
    t, table = edition.t, edition.table("criteria")
    own = table[table["measure_id"] == measure_id]
    columns = (own[name] for name in ("rung", "text", "accepted_evidence"))
    found = (
        Test(t(RUNG_WORDS[rung]), Rung(rung).step, text, accepted)
        for rung, text, accepted in zip(*columns, strict=True)
    )
    return tuple(sorted(found, key=lambda test: test.step))


@remember_large
def zone_list(edition: Edition, chosen: ReformSelection) -> Table:
    """The zones of one measure as a table, overdue ones first."""
    t, table = edition.t, cells(edition.package, chosen)
    order = {light.value: place for place, light in enumerate(URGENT)}
    table = table.loc[table["light"].map(order).sort_values(kind="stable").index]
    frame = cell_list(edition, table, day_of(edition.package, chosen))
    title = t("Zone by zone, the most urgent first")
    return Table("measure_zones", title, frame=titled(frame, LIST_COLUMNS, t))


URGENT = (Light.OVERDUE, Light.NEAR, Light.UNDATED, Light.UNREPORTED, Light.ON_TIME, Light.DONE,
          Light.NOT_APPLICABLE)  # fmt: skip


def lights_of(
    edition: Edition, look: Look, chosen: ReformSelection
) -> tuple[tuple[Status, int], ...]:
    """How many zones show each light, lights in their order."""
    counted = cells(edition.package, chosen)["light"].value_counts()
    return tuple(
        (shown("light", light.value, look), int(counted[light.value]))
        for light in Light
        if light.value in counted
    )


@remember
def map_panel(edition: Edition, look: Look, chosen: ReformSelection) -> Chart:
    """The zones of one measure on the map by light; the legend has the counts."""

    def redraw(other: Look) -> Chart:
        return _panel(edition, other, chosen, as_file=True)

    return replace(_panel(edition, look, chosen, as_file=False), redraw=redraw)


def _panel(edition: Edition, look: Look, chosen: ReformSelection, as_file: bool) -> Chart:
    """The map; its outlines by address for a browser, within for a file."""
    t, table = edition.t, cells(edition.package, chosen)
    light = dict(zip(table["subject_id"], table["light"], strict=True))
    zones = registry(edition)
    zones = zones[zones["subject_id"].isin(set(light))]
    points = _points(zones, edition, look, light)
    placed = len(points)
    title, legend = t("On the map, by schedule status"), _legend(table, look)
    said = "; ".join(entry for _, entry in legend)
    return Chart(
        "measure_map",
        title,
        cell_rows(edition, table, day_of(edition.package, chosen)),
        spec=_drawn(edition, look, points, as_file) if placed else {},
        notes=(t("Sketch map, not a basis for boundaries."), *points_said(edition, zones)),
        coverage=t("{placed} of {total} zones have a point").format(
            placed=placed, total=len(light)
        ),
        alt=f"{title}. {said}",
        missing=unplaced(zones),
        legend=legend,
        is_map=placed > 0,
        registry=registry_sources(zones),
    )


def _drawn(edition: Edition, look: Look, points: pd.DataFrame, as_file: bool) -> dict[str, Any]:
    if as_file:
        return still(edition, look, points, (OUTLINES,))
    address = {"url": outline_address(edition.package, OUTLINES),
               "format": {"type": "json", "property": "features"}}  # fmt: skip
    grounds = {OUTLINES: address} if OUTLINES in edition.package.outlines else {}
    return static(points, labels(edition), grounds, look, 360)


def _points(
    frame: pd.DataFrame, edition: Edition, look: Look, light: Mapping[str, str]
) -> pd.DataFrame:
    """One row a zone in the colour of its light; hollow where no light is given."""
    of_zone = frame["subject_id"].map(light)
    kinds = {code: shown("light", code, look) for code in set(light.values())}
    faint = palette(look.mode).faint
    colour = of_zone.map({c: faint if c in BLANK else kind.colour for c, kind in kinds.items()})
    alike = Quantity()
    sized = values(edition, alike)
    points = map_points(frame.assign(colour=colour), sized, alike, "", look)
    words = of_zone.map({code: f"{kind.sign} {kind.word}" for code, kind in kinds.items()})
    tips = dict(zip(frame["subject_id"], words, strict=True))
    return points.assign(
        radius=POINT, hollow=points["colour"] == faint, tip=points["point_id"].map(tips)
    )


def _legend(table: pd.DataFrame, look: Look) -> tuple[tuple[str, str], ...]:
    """Colours with word and count, lights in their order; the points bear no sign."""
    counted = table["light"].value_counts()
    found = [(shown("light", light.value, look), light.value) for light in Light
             if light.value in counted]  # fmt: skip
    faint = palette(look.mode).faint
    return tuple(
        (faint if code in BLANK else kind.colour, f"{kind.word} {counted[code]}")
        for kind, code in found
    )
