"""What the data say at first sight, as sentences; nothing is said where nothing can be said."""

from collections.abc import Sequence

from dashboard.figures.comparison.standing import Standing
from dashboard.i18n import Translator

MOST_NAMED = 4


def needs_attention(found: Sequence[Standing], zone: str, t: Translator) -> str:
    """The indicators in the last quarter that get worse; "" where there is none."""
    lagging = [one for one in found if one.lags]
    if not lagging:
        return ""
    said = t("{count} of {total} indicators in the last quarter and worsening: {names}").format(
        count=len(lagging), total=len(found),
        names=t(", ").join(_named(one, zone, t) for one in lagging[:MOST_NAMED]),
    )  # fmt: skip
    more = len(lagging) - MOST_NAMED
    return said + t(" and {count} more").format(count=more) if more > 0 else said


def _named(one: Standing, zone: str, t: Translator) -> str:
    row = one.row
    name = str(row["indicator"])
    if row["subject_id"] != zone:
        name = t("{subject}: {indicator}").format(subject=row["subject"], indicator=name)
    return t("{indicator} ({period}, {rank}/{among})").format(
        indicator=name, period=row["period"], rank=one.rank, among=one.among
    )


def best_place(found: Sequence[Standing], name: str, t: Translator) -> str:
    """The indicator by which a zone stands in the first quarter, the best place; "" for none."""
    leading = [one for one in found if one.leads]
    if not leading:
        return ""
    best = min(leading, key=lambda one: one.rank / one.among)
    said = t(
        "{name}: in the first quarter by {count} of {total} indicators; best: {indicator} ({place})"
    )
    return said.format(
        name=name, count=len(leading), total=len(found), indicator=best.row["indicator"],
        place=t("{rank}/{among}, {period}").format(
            rank=best.rank, among=best.among, period=best.row["period"]
        ),
    )  # fmt: skip
