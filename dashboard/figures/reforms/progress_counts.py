"""How far the measures have come, as counts with bounds: by theme, by measure, by rung."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from components.charts.reform_progress import progress
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.domain.reforms import Rung, counts
from dashboard.figures.fact_table import titled
from dashboard.figures.panel import Chart, Table, drawing, sources_of
from dashboard.figures.reforms.cells import (
    ReformSelection,
    cell_rows,
    cells,
    day_of,
    measure_names,
    measures_of,
    units,
    unscoped,
    zones_reported,
)
from dashboard.figures.reforms.reform_words import RUNG_WORDS, day_words
from dashboard.figures.wording.chart_words import words
from dashboard.i18n import Translator, mark

COLUMNS = {
    "label": mark("Measure"),
    "due": mark("Due"),
    "applicable": mark("Applicable"),
    "reported": mark("Reported"),
    "claimed": mark("Claimed"),
    "verified": mark("Verified"),
    "at_least": mark("At least reached"),
    "at_most": mark("At most reached"),
}


@drawing
def themes_panel(edition: Edition, look: Look, chosen: ReformSelection) -> Chart:
    """The cells of each theme that have reached their highest rung, with bounds."""
    t, names = edition.t, edition.names("themes")
    own = set(measures_of(edition.package, chosen))
    rows = counted(units(edition.package, chosen), ["theme_id", "scoped"])
    place = rows["theme_id"].map({theme: number for number, theme in enumerate(names)})
    rows = rows.assign(place=place).sort_values(["scoped", "place"], ascending=[False, True])
    rows = rows.assign(
        key=rows["theme_id"] + rows["scoped"].map({True: "", False: "_practices"}),
        label=[
            names[theme] if scoped else t("{theme}: as reported").format(theme=names[theme])
            for theme, scoped in zip(rows["theme_id"], rows["scoped"], strict=True)
        ],
    )
    notes = [t("Each measure in each zone counts as one; reached means the highest stage that "
               "the measure has a test for.")]  # fmt: skip
    table = edition.tables["measures"]
    led = set(table.loc[table["measure_id"].isin(own), "theme_id"])
    idle = [names[theme] for theme in chosen.theme or names if theme in names and theme not in led]
    if idle and not chosen.light:
        notes.append(t("Without a measure: {names}").format(names=t(", ").join(idle)))
    notes += _scope_notes(edition, chosen)
    return progress_panel(edition, look, "themes", t("Progress by theme"), rows, chosen, notes)


def _scope_notes(edition: Edition, chosen: ReformSelection) -> list[str]:
    """What the counts cannot say of practices that stand in no clause."""
    t, count = (
        edition.t,
        len(unscoped(edition.package).intersection(measures_of(edition.package, chosen))),
    )
    if not count:
        return []
    note = t("{count} of the measures are practices that the press reports: no source says which "
             "zones are to follow them, so only zones with a report count.")  # fmt: skip
    return [note.format(count=count)]


def progress_panel(
    edition: Edition, look: Look, key: str, title: str, rows: pd.DataFrame, chosen: ReformSelection,
    notes: list[str],
) -> Chart:  # fmt: skip
    """Bars of counts; rows: key, label, scoped and the columns of `counted`."""
    t, day = edition.t, day_of(edition.package, chosen)
    rows = rows.assign(
        display=[_told(row, t) for row in rows.to_dict("records")],
        note=[reported_words(row, t) for row in rows.to_dict("records")],
    )
    table = units(edition.package, chosen)
    total = counted(table, ["scoped"]).to_dict("records")
    coverage = [
        (t("All: {bounds}") if row["scoped"] else t("Practices: {bounds}")).format(
            bounds=_told(row, t)
        )
        for row in sorted(total, key=lambda row: not row["scoped"])
    ]
    spec = progress(rows, look=look, words=words(edition.language)) if len(rows) else {}
    period = t("as of {day}").format(day=day_words(day, "day", edition.language))
    facts = rows.assign(subject=rows["label"], status_text=rows["note"], period=period,
                        source_id="", source="")  # fmt: skip
    said = "; ".join(f"{row.label}: {row.display}" for row in rows.itertuples())
    told = cell_rows(edition, table[~table["unreported"]], day)
    return Chart(
        key,
        title,
        facts.drop(columns="note"),
        spec=spec,
        notes=tuple(notes),
        coverage=t(" · ").join(coverage),
        alt=f"{title}. {said}",
        counted=sources_of(told),
    )


def _told(row: Mapping[Any, Any], t: Translator) -> str:
    """Bounds and reports; without a known scope there is nothing that reports could be part of."""
    said, verified = int(row["said"]), int(row["verified"])
    if not row["scoped"]:
        return t("{said} reports, {verified} of them verified; scope not stated").format(
            said=said, verified=verified
        )
    return t("{bounds}; {said} reported on").format(bounds=bounds(row, t), said=said)


def counted(table: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """`domain.reforms.counts` by columns, and the parts of a bar: see frames.PROGRESS."""
    return _parts(counts(table, by))


def _parts(found: pd.DataFrame) -> pd.DataFrame:
    return found.assign(
        said=found["reported"], reported=found["claimed_only"], unknown=found["open"]
    )


def bounds(row: Mapping[Any, Any], t: Translator) -> str:
    """At least and at most, as counts with shares; never one percentage."""
    n = int(row["applicable"])
    if not n:
        return t("applies to none")
    least, most = int(row["verified"]), n - int(row["denied"])
    return t("at least {least} of {n} ({low}%), at most {most} of {n} ({high}%)").format(
        least=least, most=most, n=n, low=_percent(least, n), high=_percent(most, n)
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}".removesuffix(".0")


def reported_words(row: Mapping[Any, Any], t: Translator) -> str:
    """How many are reported on, claimed and not applicable."""
    return t("{said} of {n} reported on; not applicable: {na}").format(
        said=int(row["said"]), n=int(row["applicable"]), na=int(row["not_applicable"])
    )


@remember
def measure_table(edition: Edition, chosen: ReformSelection) -> Table:
    """Every measure with its due date and its counts."""
    t, names = edition.t, measure_names(edition)
    found = counts(cells(edition.package, chosen), ["measure_id"]).set_index("measure_id")
    found = found.reindex([m for m in names if m in found.index])
    # of how many zones the reported ones are part, nobody says where the scope is not known
    scoped = ~found.index.isin(unscoped(edition.package))
    most = found["applicable"] - found["denied"]
    due = due_words(edition)
    frame = pd.DataFrame(
        {
            "label": [names[m] for m in found.index],
            "due": [due[m] for m in found.index],
            "applicable": found["applicable"].astype("Int64").where(scoped).to_numpy(),
            **{name: found[name].to_numpy() for name in ("reported", "claimed", "verified")},
            "at_least": found["verified"].to_numpy(),
            "at_most": most.astype("Int64").where(scoped).to_numpy(),
        }
    )
    frame = titled(frame, COLUMNS, t)
    notes = [t("Number of zones. Claimed: by what all entries say; verified: reviewed.")]
    if not scoped.all():
        notes.append(t("Empty: no source says for which zones the measure is meant."))
    return Table("measure_counts", t("Measure by measure"), frame=frame, notes=tuple(notes))


@remember
def due_words(edition: Edition) -> dict[str, str]:
    """Measure -> due date in words; "none known" where the table has none."""
    t, table = edition.t, edition.tables["measures"]
    return {
        measure: day_words(day, precision, edition.language) or t("none known")
        for measure, day, precision in zip(
            table["measure_id"], table["due_date"], table["due_precision"], strict=True
        )
    }


@drawing
def rungs_panel(edition: Edition, look: Look, chosen: ReformSelection) -> Chart:
    """How many zones have reached each rung of one measure, with bounds."""
    t, table = edition.t, units(edition.package, chosen)
    criteria = edition.tables["criteria"]
    tested = set(criteria.loc[criteria["measure_id"].isin(table["measure_id"]), "rung"])
    rows = [
        _parts(counts(table, rung=rung)).assign(
            key=rung.value, label=t(RUNG_WORDS[rung]), scoped=bool(table["scoped"].all())
        )
        for rung in Rung
        if rung.value in tested
    ]
    title = t("Zones that have reached each stage")
    if not rows:
        note = t("No criterion is entered: no stage can be told for this measure.")
        return Chart("rungs", title, pd.DataFrame(), notes=(note,))
    panel = progress_panel(
        edition, look, "rungs", title, pd.concat(rows, ignore_index=True), chosen, []
    )
    known, missing = zones_reported(edition, cells(edition.package, chosen))
    return replace(panel, coverage=t(" · ").join((panel.coverage, known)), missing=missing)


def days_left(due: date, day: date, t: Translator) -> str:
    """How long until a due date, or since when it is past."""
    left = (due - day).days
    if left < 0:
        return t("{days} days past due").format(days=-left)
    return t("due in {days} days").format(days=left) if left else t("due on this day")
