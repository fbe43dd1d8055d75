"""One measure: what it says, its tests on four rungs, and the list of its zones."""

from dataclasses import dataclass

import pandas as pd

from components.theme import Look
from dashboard.catalog import Edition, remember, remember_large
from dashboard.domain.reforms import Light, Rung
from dashboard.figures.fact_table import titled
from dashboard.figures.panel import Table
from dashboard.figures.reforms.cell_rows import cell_rows, entry_days
from dashboard.figures.reforms.cells import (
    ReformSelection,
    cells,
    day_of,
    measure_names,
    zone_names,
)
from dashboard.figures.reforms.practices import Status
from dashboard.figures.reforms.progress_counts import due_words
from dashboard.figures.reforms.reform_words import RUNG_WORDS, shown, signs, word_map
from dashboard.figures.wording.codes import REFORM, SCOPE
from dashboard.figures.zones.registry import registry
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
    day = day_of(edition.package, chosen)
    rows = cell_rows(edition, table, day)
    zones, names = registry(edition), zone_names(edition)
    prefecture = dict(zip(zones["subject_id"], zones["prefecture"], strict=True))
    rung = {code: t(word) for code, word in RUNG_WORDS.items()} | {"": "—"}
    light = table["light"].map(word_map("light", edition.language))
    frame = pd.DataFrame(
        {
            "light": table["light"].map(signs("light")) + " " + light,
            "zone": table["subject_id"].map(names),
            "prefecture": table["subject_id"].map(prefecture),
            "reviewed": table["reviewed_rung"].map(rung),
            "claimed": table["claimed_rung"].map(rung),
            "latest": entry_days(edition, table, day),
            "source": rows["source"],
            "locator": rows["locator"],
        }
    )
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
