"""The profile of a zone as one table: what it has, and where it stands among all and its peers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from components import formats
from components.charts.profile_table import Heads, profile_table
from components.theme import Look, palette
from dashboard.catalog import Edition, remember
from dashboard.domain.comparison.like_periods import MAIN
from dashboard.figures.comparison.peer_groups import peer_group
from dashboard.figures.comparison.standing import (
    Standing,
    change_words,
    rank_words,
    standings,
    trend_words,
    unchanged_words,
)
from dashboard.figures.fact_table import titled, worded
from dashboard.figures.limits import shortened
from dashboard.figures.panel import Chart, Table, drawing
from dashboard.figures.wording import findings
from dashboard.i18n import Translator, mark

FIRST = 3  # rows of a topic, or of a cluster, until all are asked for
FEW, ALL = "few", "all"
ROWS = {FEW: mark("Three a topic"), ALL: mark("All indicators")}
LEAST_FOR_QUARTILES = 4
COLUMNS = {
    "group": mark("Topic"),
    "full": mark("Indicator"),
    "display": mark("Value"),
    "period": mark("Period"),
    "change": mark("On the year (derived)"),
    "reason": mark("Why there is no change"),
    "rank": mark("Rank of all"),
    "peer_rank": mark("Rank of peers"),
    "low": mark("Lowest"),
    "first": mark("First quartile"),
    "median": mark("Median of the peers"),
    "third": mark("Third quartile"),
    "high": mark("Highest"),
    "unit": mark("Unit"),
    "trend": mark("Course"),
    "source": mark("Source"),
    "locator": mark("Locator"),
    "note": mark("Note"),
}


NUMBERS = ("low", "first", "median", "third", "high")


@dataclass(frozen=True)
class ProfileSelection:
    """The zone ("" for none), its peers by a rule of `PeerRule`, and how many rows are drawn.

    period: the kind of periods of its values over time.
    """

    zone: str = ""
    peers: str = "level_and_type"
    rows: str = FEW
    period: str = "year"


@remember
def attention(edition: Edition, chosen: ProfileSelection) -> str:
    """What needs attention in a zone, as a sentence; "" where nothing does."""
    found = standings(edition, chosen.zone, chosen.peers)
    return findings.needs_attention(found, chosen.zone, edition.t)


@drawing
def standing_panel(edition: Edition, look: Look, chosen: ProfileSelection) -> Chart:
    """Each indicator with value, change, ranks, place among all and course over the years."""
    t, name = edition.t, edition.names("subjects")[chosen.zone]
    found = standings(edition, chosen.zone, chosen.peers)
    title = findings.best_place(found, name, t) or t("{name} by its indicators").format(name=name)
    if not found:
        return Chart("standing", title, pd.DataFrame(), notes=(nothing(t),))
    frame = _frame(edition, found, chosen)
    kept = frame if chosen.rows == ALL else frame.groupby("group", sort=False).head(FIRST)
    peers = peer_group(edition, chosen.zone, chosen.peers)
    spec = profile_table(kept, look=look, heads=_heads(t, alone=peers.everyone))
    tone = palette(look.mode)
    others = {key: label for one in found for key, label in one.like.sources.items()}
    return Chart(
        "standing", title, pd.DataFrame([one.row for one in found]),
        spec=spec, notes=_notes(found, len(frame) - len(kept), t), wide=True, of_counts=True,
        coverage=t("Peers: {peers}").format(peers=peers.said),
        legend=((tone.accent, t("this zone")), (tone.ink, t("median of the peers")),
                (tone.rest, t("middle half of all")), (tone.faint, t("from lowest to highest"))),
        counted=others, alt=_spoken(title, kept, t),
        listed=lambda: standing_table(edition, chosen),
    )  # fmt: skip


@remember
def ranked_by(edition: Edition, chosen: ProfileSelection) -> dict[str, str]:
    """Id -> name of the indicators by which the zone itself is ranked."""
    found = standings(edition, chosen.zone, chosen.peers)
    own = [one.row for one in found if one.row["subject_id"] == chosen.zone and one.among > 1]
    return {str(row["indicator_id"]): str(row["indicator"]) for row in own}


def nothing(t: Translator) -> str:
    """What is said of a zone without a comparable value."""
    return t("No dated value of this zone can be compared. Not found does not mean zero.")


@remember
def standing_table(edition: Edition, chosen: ProfileSelection) -> Table:
    """The same as a table, of all indicators, with numbers and why something is lacking."""
    t, name = edition.t, edition.names("subjects").get(chosen.zone, "")
    found = standings(edition, chosen.zone, chosen.peers)
    frame = _frame(edition, found, chosen)
    extra = pd.DataFrame([one.row for one in found]).reindex(columns=["unit", "locator"])
    frame = frame.assign(
        unit=extra["unit"].to_list(), locator=extra["locator"].to_list(),
        reason=[unchanged_words(one, t) for one in found],
    ) if found else frame  # fmt: skip
    peers = peer_group(edition, chosen.zone, chosen.peers).said
    shown = titled(worded(frame.reindex(columns=list(COLUMNS)), NUMBERS), COLUMNS, t)
    return Table(
        "standing", t("{name} by its indicators").format(name=name),
        pd.DataFrame([one.row for one in found]), _notes(found, 0, t), frame=shown, of_counts=True,
        coverage=t("Peers: {peers}").format(peers=peers),
    )  # fmt: skip


SHORT = ("full", "display", "period", "change", "rank", "peer_rank", "trend")  # columns on paper


def short_table(edition: Edition, chosen: ProfileSelection) -> pd.DataFrame:
    """The texts of the table for a page of paper, each with its subject where that is a cluster."""
    t, found = edition.t, standings(edition, chosen.zone, chosen.peers)
    frame = _frame(edition, found, chosen)
    names = [
        one.row["indicator"] if one.row["subject_id"] == chosen.zone
        else t("{subject}: {indicator}").format(
            subject=one.row["subject"], indicator=one.row["indicator"]
        )
        for one in found
    ]  # fmt: skip
    return titled(frame.assign(full=names), {name: COLUMNS[name] for name in SHORT}, t)


def _heads(t: Translator, *, alone: bool) -> Heads:
    columns = {
        "label": t("Indicator"), "display": t("Value"), "period": t("Period"),
        "change": t("On the year"), "rank": t("Of all"),
        "peer_rank": "" if alone else t("Of peers"), "strip": t("Place among all"),
        "trend": t("Course"),
    }  # fmt: skip
    return Heads(columns, t("Note"), t("Source"), t("Place among all"))


def _frame(edition: Edition, found: Sequence[Standing], chosen: ProfileSelection) -> pd.DataFrame:
    """Columns of frames.STANDING, one row an indicator."""
    t, topics = edition.t, edition.names("topics")
    return pd.DataFrame([_line(one, edition.language, topics, chosen.zone, t) for one in found])


def _line(
    one: Standing, language: str, topics: dict[str, str], zone: str, t: Translator
) -> dict[str, object]:
    row, spread = one.row, one.spread
    own = row["subject_id"] == zone
    quartiles = spread is not None and spread.number >= LEAST_FOR_QUARTILES
    several = spread is not None and spread.number > 1
    low, high = spread.axis() if spread else (0.0, 0.0)
    sign = "! " if one.lags else ""
    return {
        "key": f"{row['subject_id']}|{row['indicator_id']}",
        "group": topics[str(row["topic_id"])] if own else str(row["subject"]),
        "label": f"{sign}{row['indicator']}", "full": row["indicator"],
        "display": row["display"] if one.settled else t("sources disagree"),
        "period": row["period"],
        "change": change_words(one, language),
        "rank": rank_words(one.rank, one.among),
        "peer_rank": rank_words(one.peer_rank, one.peer_among),
        "trend": trend_words(one, t),
        "value": row["value"],
        "low": spread.low if spread and several else None,
        "first": spread.first if spread and quartiles else None,
        "median": one.peer_median if several else None,
        "third": spread.third if spread and quartiles else None,
        "high": spread.high if spread and several else None,
        "axis_low": low, "axis_high": high,
        "strip_words": _strip_words(one, language, t),
        "years": tuple(year for year, _ in one.years),
        "values": tuple(value for _, value in one.years),
        "flag": one.lags, "note": _note(one, t), "source": row["source"],
    }  # fmt: skip


def _strip_words(one: Standing, language: str, t: Translator) -> str:
    if one.spread is None or one.spread.number < 2:
        return t("nobody to compare with in this period")
    numbers = (one.spread.low, one.peer_median, one.spread.high)
    by, unit = formats.worded_unit(str(one.row["unit"]))
    low, middle, high = (
        formats.number(formats.times(value, by), None, language) for value in numbers
    )
    return t("{low} to {high} {unit}; median of the peers {middle}").format(
        low=low, high=high, unit=unit, middle=middle
    )


def _note(one: Standing, t: Translator) -> str:
    parts = [str(one.row["note"]), unchanged_words(one, t)]
    if one.newer:
        parts.append(t("newer: {value}").format(value=one.newer))
    return t("; ").join(part for part in parts if part)


def _notes(found: Sequence[Standing], hidden: int, t: Translator) -> tuple[str, ...]:
    """What the table leaves out, why cells are empty, and scopes that differ."""
    notes = [t("Ranks: among those with a value in the same period; equal values share a rank.")]
    if hidden:
        notes.append(t("{count} more indicators: choose “All indicators”.").format(count=hidden))
    reasons = Counter(unchanged_words(one, t) for one in found)
    del reasons[""]
    if reasons:
        said = t("; ").join(
            t("{reason} ({count})").format(reason=reason, count=count)
            for reason, count in reasons.items()
        )
        notes.append(t("“—” on the year: {reasons}.").format(reasons=said))
    scopes = [
        t("{indicator}: {note}").format(indicator=one.row["indicator"], note=one.row["note"])
        for one in found if one.row["series"] != MAIN and one.row["note"]
    ]  # fmt: skip
    notes += shortened(scopes, t)
    notes.append(
        t("Course: the same months of each year; worded from five years on (Kendall's tau 0.8).")
    )
    return tuple(notes)


def _spoken(title: str, frame: pd.DataFrame, t: Translator) -> str:
    said = t("; ").join(
        f"{row.full} {row.display} {row.period} {row.rank}" for row in frame.head(6).itertuples()
    )
    more = len(frame) - 6
    rest = t("and {count} more values in the table").format(count=more) if more > 0 else ""
    return f"{title}. {said} {rest}".strip()
