"""Who is not ranked, and why: nobody is left out in silence."""

from dashboard.catalog import Edition, remember
from dashboard.figures.comparison.ranking_choice import RankingChoice, values
from dashboard.figures.wording.refusals import WORDS

MOST_NAMES = 12
DATED = ("older_period", "newer_period", "not_full_year")  # named with their period


@remember
def lines(
    edition: Edition, chosen: RankingChoice, only: frozenset[str] | None = None
) -> tuple[str, ...]:
    """One line a reason, with names, of many the first. only: ids of whom alone is spoken."""
    t, found = edition.t, values(edition, chosen)
    groups: dict[str, list[str]] = {}
    for row in found.refused.to_dict("records"):
        if only is None or row["subject_id"] in only:
            name = str(row["subject"])
            if row["reason"] in DATED:
                name = t("{value} ({period})").format(value=name, period=row["period"])
            groups.setdefault(t(WORDS[row["reason"]]), []).append(name)
    names = edition.names("subjects")
    lacking = [names.get(i, i) for i in found.without if only is None or i in only]
    if lacking:
        groups.setdefault(t("no value of this indicator"), []).extend(lacking)
    return tuple(_line(edition, reason, listed) for reason, listed in groups.items())


def _line(edition: Edition, reason: str, names: list[str]) -> str:
    t = edition.t
    shown = t(", ").join(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown = t("{names} and others, {count} in all").format(names=shown, count=len(names))
    return t("Not ranked ({reason}): {names}").format(reason=reason, names=shown)
