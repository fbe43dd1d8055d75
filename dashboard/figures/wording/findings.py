"""What the data say at first sight, as sentences; nothing is said where nothing can be said."""

from collections.abc import Sequence

import pandas as pd

from components import formats
from dashboard.domain.comparison.course import Trend, trend
from dashboard.domain.comparison.ranks import smallest_first
from dashboard.figures.comparison.standing import Standing
from dashboard.i18n import Translator, mark

MOST_NAMED = 4
MOST_TOLD = 3  # subjects in one sentence on a ranking
# how the first is called, by what comes first; alone and together
LARGEST = (
    mark("{indicator}: {subject} leads with {value} (1st of {among})"),
    mark("{indicator}: {subject} lead together with {value} each (joint 1st of {among})"),
)
SMALLEST = (
    mark("{indicator}: {subject} is lowest with {value} (1st of {among})"),
    mark("{indicator}: {subject} are lowest together with {value} each (joint 1st of {among})"),
)
BEST = (
    mark("{indicator}: {subject} is placed best, {value} (1st of {among})"),
    mark("{indicator}: {subject} are placed best together, {value} each (joint 1st of {among})"),
)
TRENDS = {
    Trend.RISING: mark("{indicator} of {subject}: rising over {count} like periods"),
    Trend.FALLING: mark("{indicator} of {subject}: falling over {count} like periods"),
    Trend.NONE: mark("{indicator} of {subject}: no clear change over {count} like periods"),
}


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
    """The indicator by which a zone stands in the first quarter, the best place; without such
    a one how many can be compared; "" for none."""
    leading = [one for one in found if one.leads]
    if not leading:
        ranked = sum(one.among > 1 for one in found)
        said = t("{name}: {total} indicators, {ranked} of them comparable with other zones")
        return said.format(name=name, total=len(found), ranked=ranked) if ranked else ""
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


def standing(
    rows: pd.DataFrame, indicator: str, chosen: tuple[str, ...], narrowed: bool, t: Translator,
    language: str,
) -> str:  # fmt: skip
    """Where the chosen stand, or who comes first; the indicator's name where nothing is ranked.

    rows: of `ranked`, with subject_id, subject and display. chosen: ids; those that are not ranked
    are not spoken of here. narrowed: whether only some were asked for, which is said.
    """
    if rows.empty:
        return indicator
    among = (t("{n} selected") if narrowed else t("{n}")).format(n=len(rows))
    if len(rows) == 1:
        text = t("{indicator}: only {subject} has a value to compare, {value}")
        first = rows.iloc[0]
        return text.format(indicator=indicator, subject=first["subject"], value=first["display"])
    own = rows[rows["subject_id"].isin(chosen)]
    if len(own):
        return _places(own, indicator, among, t, language)
    return _first(rows, indicator, among, t)


def _places(own: pd.DataFrame, indicator: str, among: str, t: Translator, language: str) -> str:
    joint = {False: "{place}", True: t("joint {place}")}
    said = [
        (row["subject"], joint[bool(row["tied"])].format(place=formats.rank(row["rank"], language)))
        for row in own.to_dict("records")
    ]
    subject, place = said[0]
    if len(said) == 1:
        text = t("{indicator}: {subject} is {place} of {among}")
        return text.format(indicator=indicator, subject=subject, place=place, among=among)
    if len(said) > MOST_TOLD:
        text = t(
            "{indicator}: of the {count} highlighted {subject} comes first, {place} of {among}"
        )
        return text.format(
            indicator=indicator, count=len(said), subject=subject, place=place, among=among
        )
    parts = [t("{subject} {place}").format(subject=name, place=where) for name, where in said]
    text = t("{indicator}: {places} (of {among})")
    return text.format(indicator=indicator, places=t(", ").join(parts), among=among)


def _first(rows: pd.DataFrame, indicator: str, among: str, t: Translator) -> str:
    first = rows[rows["rank"] == 1]
    value = first["display"].iloc[0]
    if len(first) == len(rows):
        text = t("{indicator}: all {among} have {value}")
        return text.format(indicator=indicator, among=among, value=value)
    kinds = LARGEST
    if smallest_first(rows["direction"].iloc[0], rows["kind"].iloc[0]):
        kinds = BEST if rows["kind"].iloc[0] == "rank" else SMALLEST
    names = list(first["subject"])
    subject = t(", ").join(names[:MOST_TOLD])
    if len(names) > MOST_TOLD:
        subject = t("{names} and {count} more").format(names=subject, count=len(names) - MOST_TOLD)
    text = t(kinds[len(names) > 1])
    return text.format(indicator=indicator, subject=subject, value=value, among=among)


def course(rows: pd.DataFrame, indicator: str, t: Translator) -> str:
    """How the values of one subject went over like periods, in order of time; "" if too few."""
    found = trend(list(rows["value"]))
    if found is Trend.TOO_FEW:
        return ""
    return t(TRENDS[found]).format(
        indicator=indicator, subject=rows["subject"].iloc[0], count=len(rows)
    )
