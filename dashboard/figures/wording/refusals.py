"""Why figures were left out, in words."""

import pandas as pd

from dashboard.catalog import Edition, remember
from dashboard.domain.comparable import Outcome, Reason
from dashboard.i18n import mark, translator

WORDS = {
    "absent": mark("none in the data"),
    "already_printed": mark("a source prints the value itself"),
    "ambiguous": mark("more than one candidate"),
    "base_missing": mark("the base value is missing"),
    "bound": mark("only a bound is printed"),
    "conflict": mark("sources disagree"),
    "derived": mark("derived values are not derived from again"),
    "different_units": mark("the unit cannot be converted"),
    "forecast": mark("a forecast"),
    "incomplete_pair": mark("before or after is missing"),
    "newer_period": mark("of a newer period"),
    "no_clause": mark("no clause number"),
    "no_period": mark("no dated period"),
    "no_value": mark("no value in that year"),
    "not_a_level": mark("not a level"),
    "not_full_year": mark("not a full year"),
    "not_positive": mark("not above zero"),
    "older_period": mark("of an older period"),
    "one_year": mark("only one full year"),
    "opposed_bounds": mark("bounds leave it open"),
    "out_of_range": mark("out of range"),
    "unknown_observation": mark("unknown observation"),
    "years_not_ascending": mark("the years are not in order"),
}
MOST_NAMES = 6
MOST_ROWS = 3  # of an owner's table that could not be read, named under a drawing


def refused(outcome: Outcome, language: str) -> tuple[str, ...]:
    """One line a reason: who was left out and why; nothing is dropped in silence.

    A subject that is drawn by other values of its own is not called left out, unless a unit is why:
    a reader would look for that value on the axis.
    """
    t = translator(language)
    lines = []
    drawn = outcome.refused["subject_id"].isin(outcome.rows["subject_id"])
    drawn &= outcome.refused["reason"] != Reason.DIFFERENT_UNITS
    left_out = outcome.refused[~drawn].drop_duplicates(["subject_id", "reason"])
    for reason, group in left_out.groupby("reason", sort=True):
        names = list(group["subject"])
        shown = t(", ").join(names[:MOST_NAMES])
        more = len(names) - MOST_NAMES
        tail = t(" and {count} more").format(count=more) if more > 0 else ""
        lines.append(
            t("Left out ({reason}): {names}").format(
                reason=t(WORDS[str(reason)]), names=shown + tail
            )
        )
    return tuple(lines)


@remember
def unread_facts(edition: Edition) -> pd.DataFrame:
    """Rows of the observations that could not be read, as the file has them.

    Columns: subject, subject_kind, zone_id, indicator_id, indicator, value, line.
    """
    rows = edition.package.refused["observations"]
    columns = ["subject_id", "indicator_id", "value", "line"]
    found = rows.reindex(columns=columns).merge(edition.subject_places, on="subject_id", how="left")
    return found.assign(indicator=found["indicator_id"].map(edition.names("indicators")))


def unread(edition: Edition, rows: pd.DataFrame) -> tuple[str, ...]:
    """A line that names what the owner's files say of the things drawn and what could not be read.

    A fault in a file is shown as a fault where the value would have stood: of the indicators that
    are drawn, for subjects of the same kinds, in the same zone where there is only one.
    """
    t = edition.t
    lines = list(unread_assessments(edition)) if "measure_id" in rows else []
    found = unread_facts(edition)
    if found.empty or "indicator_id" not in rows:
        return tuple(lines)
    here = found["indicator_id"].isin(rows["indicator_id"])
    here &= found["subject_kind"].isin(rows["subject_kind"]) if "subject_kind" in rows else True
    zones = set(rows["zone_id"].dropna()) if "zone_id" in rows else set()
    found = found[here & found["zone_id"].isin(zones)] if len(zones) == 1 else found[here]
    if len(found):
        named = [
            t("{subject}, {indicator}: “{value}” (line {line})").format_map(row)
            for row in found.head(MOST_ROWS).to_dict("records")
        ]
        more = len(found) - len(named)
        tail = t(" and {count} more").format(count=more) if more else ""
        text = t("Could not be read and is not shown: {rows}.")
        lines.append(text.format(rows=t("; ").join(named) + tail))
    return tuple(lines)


def unread_assessments(edition: Edition) -> tuple[str, ...]:
    """A line that counts the entries of the tracker that could not be read; () for none."""
    t, lines = edition.t, edition.package.refused["assessments"]["line"]
    if lines.empty:
        return ()
    shown = t(", ").join(str(line) for line in lines.head(MOST_NAMES))
    more = len(lines) - MOST_NAMES
    shown += t(" and {count} more").format(count=more) if more > 0 else ""
    text = t("{count} assessments could not be read and count nowhere: lines {lines}.")
    return (text.format(count=len(lines), lines=shown),)
