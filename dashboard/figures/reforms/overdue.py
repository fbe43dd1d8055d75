"""What is late on a day: all cells by light, the list of those past due, the zones with most."""

from datetime import date

import pandas as pd

from components.charts.reform_progress import state_bar
from components.theme import Look
from dashboard.catalog import Edition, remember, remember_large
from dashboard.domain.reforms import Light, State
from dashboard.figures.fact_table import titled
from dashboard.figures.panel import Chart, Table, drawing, sources_of
from dashboard.figures.reforms.cells import (
    LEAD,
    ReformSelection,
    cell_list,
    cell_rows,
    cells,
    day_of,
    zone_names,
)
from dashboard.figures.reforms.measure_matrix import usual
from dashboard.figures.reforms.progress_counts import due_words
from dashboard.figures.reforms.reform_words import day_words, signs, word_map
from dashboard.figures.wording.chart_words import words
from dashboard.i18n import mark

COLUMNS = {
    "light": mark("Schedule status"),
    "zone": mark("Zone"),
    "measure": mark("Measure"),
    "past": mark("Days past due"),
    "due": mark("Due"),
    "reviewed": mark("Reviewed stage"),
    "claimed": mark("Claimed stage"),
    "lead": mark("Lead body"),
    "prefecture": mark("Prefecture"),
    "latest": mark("Latest entry"),
    "source": mark("Source"),
}
MOST_LATE = 5
LATE = (Light.OVERDUE.value, Light.NEAR.value)


@drawing
def lights_panel(edition: Edition, look: Look, chosen: ReformSelection) -> Chart:
    """All cells that match in one bar: by light where measures have due dates, else by evidence."""
    t, table = edition.t, cells(edition.package, chosen)
    kind = usual(edition.package)[0]
    day = day_words(day_of(edition.package, chosen), "day", edition.language)
    title = _standing(edition, table, kind)
    counted = table[kind].value_counts()
    codes = Light if kind == "light" else State
    order = [code.value for code in codes if code.value in counted]
    total = int(counted.sum())
    word = word_map(kind, edition.language)
    frame = pd.DataFrame(
        {
            "state": order,
            "state_label": [word[code] for code in order],
            "sign": [signs(kind)[code] for code in order],
            "count": [int(counted[code]) for code in order],
            "display": [f"{counted[code]:,}" for code in order],
        }
    )
    period = t("as of {day}").format(day=day)
    rows = frame.assign(
        subject=frame["state_label"], period=period, source_id="", source="",
        value=frame["count"], indicator=title,
        display=[t("{n} / {total}").format(n=f"{n:,}", total=f"{total:,}")
                 for n in frame["count"]],
    ).drop(columns="count")  # fmt: skip
    said = t("; ").join(f"{row.subject}{t(': ')}{row.display}" for row in rows.itertuples())
    note = t("Each measure in each zone that it is meant for counts as one.")
    told = cell_rows(edition, table[~table["unreported"]], day_of(edition.package, chosen))
    return Chart(
        "lights",
        title,
        rows,
        spec=state_bar(frame, look=look, words=words(edition.language)) if len(frame) else {},
        notes=(note,),
        coverage=t("{zones} zones, {measures} measures").format(
            zones=table["subject_id"].nunique(), measures=table["measure_id"].nunique()
        ),
        alt=f"{title}. {said}",
        counted=sources_of(told),
    )


def _standing(edition: Edition, table: pd.DataFrame, kind: str) -> str:
    """How many are overdue, or reported where nothing has a due date, in one sentence."""
    t = edition.t
    if kind == "light":
        dated = table[table["due"].notna() & (table["light"] != Light.NOT_APPLICABLE.value)]
        late = int((dated["light"] == Light.OVERDUE.value).sum())
        return t("{late} of {total} measures with a due date are overdue").format(
            late=f"{late:,}", total=f"{len(dated):,}"
        )
    reported = int((~table["unreported"]).sum())
    return t("{n} of {total} measures in zones are reported").format(
        n=f"{reported:,}", total=f"{len(table):,}"
    )


@remember_large
def late_rows(edition: Edition, chosen: ReformSelection) -> pd.DataFrame:
    """Cells past due, then those due soon, the longest overdue first: rows of `cells`, and days
    past due (negative: days left)."""
    table, day = cells(edition.package, chosen), day_of(edition.package, chosen)
    late = table[table["light"].isin(LATE)]
    days = (pd.Timestamp(day) - late["due"]).dt.days
    order = late["light"].map({light: at for at, light in enumerate(LATE)})
    late = late.assign(days=days, order=order)
    return late.sort_values(["order", "days"], ascending=[True, False], kind="stable")


@remember_large
def late_table(edition: Edition, chosen: ReformSelection) -> Table:
    """What is overdue or due soon: zone, measure, days, lead body; sorted by days."""
    t, table = edition.t, late_rows(edition, chosen)
    day = day_of(edition.package, chosen)
    frame = cell_list(edition, table, day).assign(
        past=table["days"],
        due=table["measure_id"].map(due_words(edition)),
        lead=table["measure_id"].map(_leads(edition)).fillna("—"),
    )
    title = t("Overdue and due soon, as of {day}").format(
        day=day_words(day, "day", edition.language)
    )
    return Table(
        "late",
        title,
        frame=titled(frame, COLUMNS, t),
        notes=(late_said(edition, chosen),),
    )


def late_said(edition: Edition, chosen: ReformSelection) -> str:
    """How many cells are past due among those that have a due date, or that none has."""
    t, table = edition.t, cells(edition.package, chosen)
    dated = table[table["due"].notna() & (table["light"] != Light.NOT_APPLICABLE.value)]
    if dated.empty:
        return t("No measure has a due date in the data: whether anything is late cannot be told.")
    counted = dated["light"].value_counts()
    return t("{late} of {total} with a due date are overdue, {near} are due soon or one rung "
             "behind; of {unreported} nothing is reported.").format(
        late=int(counted.get(Light.OVERDUE.value, 0)), total=len(dated),
        near=int(counted.get(Light.NEAR.value, 0)),
        unreported=int(counted.get(Light.UNREPORTED.value, 0)),
    )  # fmt: skip


@remember
def most_late(edition: Edition, day: date | None = None) -> list[tuple[str, str, int]]:
    """Id, name and number of overdue measures of the zones that have most, at most MOST_LATE."""
    table = cells(edition.package, ReformSelection(asof=day))
    late = table[table["light"] == Light.OVERDUE.value]
    names = zone_names(edition)
    counted = late.groupby("subject_id", sort=False).size().sort_values(
        ascending=False, kind="stable"
    )  # fmt: skip
    return [(str(z), names[str(z)], int(n)) for z, n in counted.head(MOST_LATE).items()]


@remember
def _leads(edition: Edition) -> dict[str, str]:
    """Measure -> names of the bodies that lead it."""
    names, roles = edition.names("bodies"), edition.tables["measure_bodies"]
    leading = roles[(roles["role"] == LEAD) & roles["body_id"].isin(list(names))]
    named = leading.assign(name=leading["body_id"].map(names))
    return dict(named.groupby("measure_id")["name"].agg(edition.t(", ").join))
