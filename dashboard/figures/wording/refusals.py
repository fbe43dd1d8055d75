"""Why figures were left out, in words."""

from dashboard.domain.comparable import Outcome, Reason
from dashboard.i18n import mark, translator

WORDS = {
    "already_printed": mark("a source prints the value itself"),
    "ambiguous": mark("more than one candidate"),
    "base_missing": mark("the base value is missing"),
    "bound": mark("only a bound is printed"),
    "conflict": mark("sources disagree"),
    "derived": mark("derived values are not derived from again"),
    "different_units": mark("the unit cannot be converted"),
    "forecast": mark("a forecast"),
    "incomplete_pair": mark("before or after is missing"),
    "no_clause": mark("no clause number"),
    "no_period": mark("no dated period"),
    "no_value": mark("no value in that year"),
    "not_a_level": mark("not a level"),
    "not_full_year": mark("not a full year"),
    "not_positive": mark("not above zero"),
    "one_year": mark("only one full year"),
    "opposed_bounds": mark("bounds leave it open"),
    "out_of_range": mark("out of range"),
    "unknown_observation": mark("unknown observation"),
    "years_not_ascending": mark("the years are not in order"),
}
MOST_NAMES = 6


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
