"""What to know now, computed: who leads, what changed most, what is late, what is unknown."""

from dataclasses import dataclass

from dashboard.catalog import Edition, remember
from dashboard.domain.reforms import Light
from dashboard.figures.comparison.changes import changes_of_any
from dashboard.figures.comparison.like_values import like_values, usual_indicator
from dashboard.figures.overview_figures import recent_since
from dashboard.figures.panel import joined
from dashboard.figures.reforms.cells import ReformSelection, cells, day_of
from dashboard.figures.reforms.overdue import most_late
from dashboard.figures.reforms.reform_words import day_words
from dashboard.figures.wording.change_words import change_amount
from dashboard.figures.zones.registry import registry

MOST_TIED = 2  # names that a finding lists


@dataclass(frozen=True)
class Finding:
    """One thing to know: what it is about, what is found, what that rests on, where it leads.

    parameters: of the address of the page.
    """

    label: str
    text: str
    basis: str
    page: str
    parameters: tuple[tuple[str, str], ...] = ()


@remember
def findings(edition: Edition, indicator: str) -> tuple[Finding, ...]:
    """At most four findings; one that the data cannot carry says so or is left out."""
    found = (
        _leading(edition, indicator),
        _changed(edition, indicator),
        _late(edition),
        _unknown(edition),
    )
    return tuple(finding for finding in found if finding)


def _leading(edition: Edition, indicator: str) -> Finding | None:
    t, values = edition.t, like_values(edition, indicator, "zone")
    if values.rows.empty:
        return None
    first = values.rows[values.rows["rank"] == 1]
    row = first.iloc[0]
    smallest = row["direction"] == "down" or row["kind"] == "rank"
    label = t("Smallest") if smallest else t("Largest")
    return Finding(
        t("{label}: {indicator}").format(label=label, indicator=row["indicator"]),
        t("{subject} {value}").format(
            subject=joined(first["subject"], t, MOST_TIED), value=row["display"]
        ),
        t("{n} of {total} zones have a value · {period}").format(
            n=len(values.rows), total=values.everyone, period=row["period"]
        ),
        "ranking",
        (("indicator", indicator),),
    )


def _changed(edition: Edition, indicator: str) -> Finding | None:
    t, found = edition.t, changes_of_any(edition, indicator, "zone")
    if found is None:
        return None
    row = found.rows.to_dict("records")[int(found.rows["size"].abs().to_numpy().argmax())]
    return Finding(
        t("Changed most: {indicator}").format(indicator=found.name),
        t("{subject} {value}").format(
            subject=row["subject"], value=change_amount(row, edition.language)
        ),
        t("Derived · {n} of {total} zones have both values · {first} to {last}").format(
            n=len(found.rows), total=found.everyone, first=found.first, last=found.last
        ),
        "zones",
        (("zone", str(row["zone_id"])),),
    )


@remember
def _late(edition: Edition) -> Finding | None:
    t, table = edition.t, cells(edition.package, ReformSelection())
    counted = table[table["light"] != Light.NOT_APPLICABLE.value]
    if counted.empty:
        return None
    day = day_words(day_of(edition.package, ReformSelection()), "day", edition.language)
    dated = counted[counted["due"].notna()]
    if dated.empty:
        reported = int((~counted["unreported"]).sum())
        return Finding(
            t("Late: reform measures"),
            t("cannot be told"),
            t("no measure has a due date; {n} of {total} are reported · as of {day}").format(
                n=reported, total=f"{len(counted):,}", day=day
            ),
            "reforms",
        )
    late = int((dated["light"] == Light.OVERDUE.value).sum())
    worst = most_late(edition)
    basis = t("of {total} with a due date · as of {day}").format(total=f"{len(dated):,}", day=day)
    if worst:
        _, name, count = worst[0]
        basis += t(" · most: {zone}, {count}").format(zone=name, count=count)
    return Finding(
        t("Late: reform measures"),
        t("{count} overdue").format(count=f"{late:,}"),
        basis,
        "reforms",
        (("view", "late"),),
    )


@remember
def _unknown(edition: Edition) -> Finding | None:
    t, zones = edition.t, registry(edition)
    if zones.empty:
        return None
    since = recent_since(edition)
    recent = edition.counts("zone_id", "year", filled="zone year", derived=False)
    known = set(recent.loc[recent["year"] >= since, "zone_id"])
    without = int((~zones["subject_id"].isin(known)).sum())
    return Finding(
        t("Unknown"),
        t("{n}/{total} zones").format(n=without, total=len(zones)),
        t("have no figure of {since} or later, their own or of a cluster in them").format(
            since=since
        ),
        "data",
        (("view", "coverage"),),
    )


def indicator_of(edition: Edition) -> str:
    """The indicator that the overview is about where a reader has chosen none."""
    return usual_indicator(edition, "zone")
