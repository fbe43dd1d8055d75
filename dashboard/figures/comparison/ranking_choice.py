"""What a reader can choose on the ranking page, the values that it gives, and who has none, why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from components import formats
from dashboard.catalog import Edition, remember
from dashboard.catalog.display_names import SUBJECT_KIND
from dashboard.domain.comparison.like_periods import KINDS
from dashboard.figures.comparison.like_values import (
    SUBJECT_KINDS,
    LikeValues,
    indicators,
    like_values,
    of_kind,
    periods,
    usual,
)
from dashboard.figures.map.point_values import LEAST, colouring, years
from dashboard.figures.wording.codes import PERIOD_KIND
from dashboard.figures.wording.refusals import WORDS
from dashboard.figures.zones.registry import ZoneFilter, zones
from dashboard.i18n import mark

EVERY_ZONE = ZoneFilter()
MOST_CHOSEN = 6  # that are told apart by colour
MOST_LEADERS = 3  # that share the first rank and are highlighted where nobody is chosen
NUMBERED = {
    "zone": mark("{n} of {total} zones are ranked"),
    "cluster": mark("{n} of {total} clusters are ranked"),
    "prefecture": mark("{n} of {total} prefectures are ranked"),
    "county": mark("{n} of {total} counties are ranked"),
    "province": mark("{n} of {total} provinces are ranked"),
}
MOST_NAMES = 12
DATED = ("older_period", "newer_period", "not_full_year")  # named with their period


@dataclass(frozen=True)
class RankingChoice:
    """What a reader wants ranked; ids as in the addresses.

    of: one of SUBJECT_KINDS. period: kind and key of `like_periods`. chosen: those highlighted.
    matching: which zones are ranked. every: whether all of them are drawn.
    """

    of: str = "zone"
    indicator: str = ""
    period: tuple[str, str] = ("", "")
    chosen: tuple[str, ...] = ()
    matching: ZoneFilter = EVERY_ZONE
    every: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether only some of the zones are ranked."""
        return self.matching != EVERY_ZONE


NUMBERS = ("low", "high", "before")  # of a ranked row, beside its value


@remember
def kinds(edition: Edition) -> dict[str, str]:
    """Kind of subjects -> its name, of those that have anything to be ranked by."""
    return {
        kind: edition.t(SUBJECT_KIND[kind]) for kind in SUBJECT_KINDS if indicators(edition, kind)
    }


@remember
def period_kinds(edition: Edition, indicator: str, kind: str) -> dict[str, str]:
    """Kind of period -> its name, of those with values that can be ranked, yearly ones first."""
    known = set(periods(edition, indicator, kind)["period_kind"])
    return {name: edition.t(PERIOD_KIND[name]) for name in KINDS if name in known}


@remember
def period_names(edition: Edition, indicator: str, kind: str, period_kind: str) -> dict[str, str]:
    """Key -> words of the periods of one kind, the latest first."""
    known = periods(edition, indicator, kind)
    rows = edition.facts(indicator=indicator, subject_kind=of_kind(kind), period_kind=period_kind)
    ends = ["period_start", "period_end"]
    worded = rows.drop_duplicates(ends)[[*ends, "period"]]
    found = known[known["period_kind"] == period_kind].merge(worded, on=ends, how="left")
    return dict(zip(found["key"], found["period"], strict=True))


@remember
def usual_key(edition: Edition, indicator: str, kind: str, period_kind: str) -> str:
    """The period shown by default of one kind: the usual one, else the latest."""
    wanted, key = usual(edition, indicator, kind)
    return (
        key
        if wanted == period_kind
        else next(iter(period_names(edition, indicator, kind, period_kind)), "")
    )


def subject_names(edition: Edition, chosen: RankingChoice) -> Mapping[str, str]:
    """Id -> name of those that can be highlighted: all of which the indicator has a value."""
    return edition.named("subject_id", indicator=chosen.indicator,
                         subject_kind=of_kind(chosen.of))  # fmt: skip


@remember
def values(edition: Edition, chosen: RankingChoice) -> LikeValues:
    """The values that are ranked, in the unit they are printed in, and who is left out."""
    found = in_own_unit(edition, chosen)
    return replace(found, rows=in_printed_unit(found.rows))


def in_own_unit(edition: Edition, chosen: RankingChoice) -> LikeValues:
    """As `values`, in the unit of the indicator."""
    within = None
    if chosen.narrowed:
        within = frozenset(zones(edition, chosen.matching)["subject_id"])
    return like_values(edition, chosen.indicator, chosen.of, chosen.period, within)


def in_printed_unit(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in the unit that all of them are printed in, so that an axis, a median and a bar
    speak of the same unit; as they are, in that of the indicator, where sources differ.

    Adds scale, by what the numbers were divided.
    """
    factor, scale = set(rows["factor"]), 1.0
    if len(set(rows["printed_unit"])) == 1 and len(factor) == 1 and factor != {1.0}:
        scale = factor.pop()
        rows = rows.assign(
            value=rows["printed_value"], unit=rows["printed_unit"], short=rows["display"],
            **{name: rows[name] / scale for name in NUMBERS},
        )  # fmt: skip
    by, unit = formats.worded_unit(str(rows["unit"].iloc[0]) if len(rows) else "")
    if by != 1:  # as texts word it: billion yuan
        scaled = {
            name: [formats.times(value, by) for value in rows[name]]
            for name in ("value", *NUMBERS)
        }  # fmt: skip
        rows = rows.assign(**scaled, unit=unit)
    return rows.assign(scale=scale / by)


@remember
def hues(edition: Edition, chosen: RankingChoice) -> dict[str, int]:
    """Id -> number of its colour: of the chosen ones, else of those that come first."""
    if chosen.chosen:
        return {subject: hue for hue, subject in enumerate(chosen.chosen[:MOST_CHOSEN])}
    rows = values(edition, chosen).rows
    first = rows.loc[rows["rank"] == 1, "subject_id"]
    return {subject: hue for hue, subject in enumerate(first)} if len(first) <= MOST_LEADERS else {}


def placed(edition: Edition, chosen: RankingChoice) -> pd.DataFrame:
    """The ranked rows as drawings take them: label, subject, rank in words, hue."""
    t, rows = edition.t, values(edition, chosen).rows
    joint = {False: "{rank}/{among}", True: t("={rank}/{among}")}
    said = [
        joint[tied].format(rank=rank, among=among)
        for rank, tied, among in zip(rows["rank"], rows["tied"], rows["among"], strict=True)
    ]
    hue = rows["subject_id"].map(hues(edition, chosen)).fillna(-1).astype("int64")
    return rows.assign(
        rank=pd.Series(said, rows.index, dtype="str"), hue=hue, label=rows["subject"],
        key=rows["subject_id"], subject_name=rows["subject"],
    )  # fmt: skip


def coverage(edition: Edition, chosen: RankingChoice) -> tuple[str, tuple[str, ...]]:
    """How many are ranked, in words, and the names of the others."""
    found, names = values(edition, chosen), edition.names("subjects")
    ranked = len(found.rows)
    if chosen.of not in NUMBERED:  # the package has nothing that can be ranked
        return "", ()
    text = edition.t(NUMBERED[chosen.of]).format(n=ranked, total=found.everyone)
    left = [*found.refused["subject_id"], *found.without]
    return text, tuple(names.get(subject, subject) for subject in left)


def on_map(edition: Edition, chosen: RankingChoice) -> dict[str, str]:
    """Parameters of the map that shows the same values; what it cannot show is left out."""
    found = {"zone": chosen.chosen[0]} if chosen.chosen else {}
    period = values(edition, chosen).period
    if period is None or chosen.indicator not in colouring(edition):
        return found
    year = period["period_end"].year
    known = year in years(edition, chosen.indicator, LEAST)
    return found | {"color": chosen.indicator} | ({"year": str(year)} if known else {})


def indicator_name(edition: Edition, chosen: RankingChoice) -> str:
    """The name of the indicator, "" where there is none."""
    return edition.names("indicators").get(chosen.indicator, "")


@remember
def unranked(
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
