"""One measure: what it says, its tests on four rungs, and the list of its zones."""

from dataclasses import dataclass

import pandas as pd

from components.theme import Look
from dashboard.catalog import Package, remember
from dashboard.catalog.facts import source_labels
from dashboard.domain.reforms import Light, Rung
from dashboard.figures.codes import REFORM, SCOPE
from dashboard.figures.columns import titled
from dashboard.figures.evidence import Status
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Chosen
from dashboard.figures.tracker_cells import (
    cells,
    day_of,
    measure_names,
    remember_large,
    zone_names,
)
from dashboard.figures.tracker_counts import due_words
from dashboard.figures.tracker_rows import cell_rows, entry_days
from dashboard.figures.tracker_words import RUNG_WORDS, shown, signs, word_map
from dashboard.figures.zone_map import registry
from dashboard.i18n import mark, translator

LIST_COLUMNS = {
    "light": mark("Schedule light"),
    "zone": mark("Zone"),
    "prefecture": mark("Prefecture"),
    "reviewed": mark("Reviewed rung"),
    "claimed": mark("Claimed rung"),
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
def measure(package: Package, language: str, measure_id: str) -> Measure:
    """The measure with its criteria, lowest rung first."""
    t, table = translator(language), package.table("measures", language)
    row = table[table["measure_id"] == measure_id].iloc[0]
    return Measure(
        title=measure_names(package, language)[measure_id],
        text=row["text"],
        status=t(REFORM[row["text_status"]]),
        kind=t(REFORM[row["kind"]]),
        due=due_words(package, language)[measure_id],
        scope=t(SCOPE[row["scope_rule"]]),
        lead=_bodies(package, language, measure_id, "lead"),
        support=_bodies(package, language, measure_id, "support"),
        tests=_tests(package, language, measure_id),
        note=row["note"],
        source_id=row["source_id"],
        source=source_labels(package, language).get(row["source_id"], ""),
        locator=row["locator"],
    )


def _bodies(package: Package, language: str, measure_id: str, role: str) -> tuple[str, ...]:
    names, roles = package.names("bodies", language), package.tables["measure_bodies"]
    own = roles[(roles["measure_id"] == measure_id) & (roles["role"] == role)]
    return tuple(names[body] for body in own["body_id"] if body in names)


def _tests(package: Package, language: str, measure_id: str) -> tuple[Test, ...]:
    t, table = translator(language), package.table("criteria", language)
    own = table[table["measure_id"] == measure_id]
    columns = (own[name] for name in ("rung", "text", "accepted_evidence"))
    found = (
        Test(t(RUNG_WORDS[rung]), Rung(rung).step, text, accepted)
        for rung, text, accepted in zip(*columns, strict=True)
    )
    return tuple(sorted(found, key=lambda test: test.step))


@remember_large
def zone_list(package: Package, language: str, chosen: Chosen) -> Panel:
    """The zones of one measure as a table, overdue ones first."""
    t, table = translator(language), cells(package, chosen)
    order = {light.value: place for place, light in enumerate(URGENT)}
    table = table.loc[table["light"].map(order).sort_values(kind="stable").index]
    day = day_of(package, chosen)
    rows = cell_rows(package, language, table, day)
    zones, names = registry(package, language), zone_names(package, language)
    prefecture = dict(zip(zones["subject_id"], zones["prefecture"], strict=True))
    rung = {code: t(word) for code, word in RUNG_WORDS.items()} | {"": "—"}
    light = table["light"].map(word_map("light", language))
    frame = pd.DataFrame(
        {
            "light": table["light"].map(signs("light")) + " " + light,
            "zone": table["subject_id"].map(names),
            "prefecture": table["subject_id"].map(prefecture),
            "reviewed": table["reviewed_rung"].map(rung),
            "claimed": table["claimed_rung"].map(rung),
            "latest": entry_days(package, language, table, day),
            "source": rows["source"],
            "locator": rows["locator"],
        }
    )
    title = t("Zone by zone, the most urgent first")
    return Panel("measure_zones", title, titled(frame, LIST_COLUMNS, t))


URGENT = (Light.OVERDUE, Light.NEAR, Light.UNDATED, Light.UNREPORTED, Light.ON_TIME, Light.DONE,
          Light.NOT_APPLICABLE)  # fmt: skip


def lights_of(package: Package, look: Look, chosen: Chosen) -> tuple[tuple[Status, int], ...]:
    """How many zones show each light, lights in their order."""
    counted = cells(package, chosen)["light"].value_counts()
    return tuple(
        (shown("light", light.value, look), int(counted[light.value]))
        for light in Light
        if light.value in counted
    )
