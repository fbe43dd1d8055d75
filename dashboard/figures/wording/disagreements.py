"""Sources that disagree on what is drawn: both values stand apart, and the picture says so."""

import pandas as pd

from dashboard.catalog import Edition, remember
from dashboard.domain.comparison.like_periods import PERIOD
from dashboard.domain.conflicts import SAME, conflicts
from dashboard.domain.periods import SERIES_KEY
from dashboard.i18n import Translator

MOST_PAIRS = 3  # named under a drawing; the data page has all
IDS = ["observation_id", "other_observation_id"]


@remember
def _pairs(edition: Edition) -> pd.DataFrame:
    """Ids of the pairs that disagree, and same: whether on one period."""
    listed = edition.table("conflicts")
    named = [*listed[IDS[0]], *listed[IDS[1]]]
    told = edition.facts(observation=named, derived=False)
    rows = pd.concat([edition.repeated(*SAME), told]).drop_duplicates("observation_id")
    found = conflicts(rows, listed).rows
    ends = ("period_kind", "period_start", "period_end", "series")
    same = found["period_end"].notna() if len(found) else pd.Series(dtype="bool")
    for name in ends:
        same &= found[name] == found[f"other_{name}"]
    return found[IDS].assign(same=same)


@remember
def disputed(edition: Edition) -> pd.DataFrame:
    """The facts that another source contradicts for the same period."""
    pairs = _pairs(edition)
    ids = pairs.loc[pairs["same"].astype(bool), IDS].to_numpy().ravel()
    return edition.facts(observation=sorted(set(ids)), derived=False)


@remember
def _of_indicator(edition: Edition, indicator: str) -> pd.DataFrame:
    rows = disputed(edition)
    own: pd.DataFrame = rows[rows["indicator_id"] == indicator]
    return own


def disputed_of(edition: Edition, indicator: str, period: pd.Series) -> pd.DataFrame:
    """Those of an indicator in periods like `period`: of one kind, with the same months."""
    rows = _of_indicator(edition, indicator)
    if rows.empty:
        return rows
    like = rows["period_kind"] == period["period_kind"]
    if period["period_kind"] == "ytd":
        for end in PERIOD[1:]:
            like &= rows[end].dt.month == period[end].month
    own: pd.DataFrame = rows[like]
    return own


def with_disputed(edition: Edition, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows and, after them, what other sources say for the same subject, indicator and period."""
    found = disputed(edition)
    keys = [*SERIES_KEY, "period_start", "period_end"]
    here = found.merge(rows[keys].drop_duplicates(), on=keys)
    return pd.concat([rows, here[~here["observation_id"].isin(rows["observation_id"])]])


def told_apart(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Rows of which no two look the same: those of one label name subject or source.

    Those of one subject, indicator and series stand under each other, the largest first.
    """
    label = rows["label"]
    several = rows.groupby("label")["key"].transform("nunique") > 1
    label = label.mask(several, rows["subject"] + t(": ") + label)
    again = rows["key"].duplicated(keep=False)
    short = rows["source_short"] if "source_short" in rows else rows["source"]
    alike = rows.assign(short=short).duplicated(["key", "short"], keep=False)
    short = short.mask(alike, rows["source"])
    named = [
        t("{name} ({source})").format(name=name, source=source) if twice else name
        for name, source, twice in zip(label, short, again, strict=True)
    ]
    largest = rows.groupby("key")["value"].transform("max")
    ordered = rows.assign(label=named, _largest=largest).sort_values(
        ["_largest", "key", "value"], ascending=[False, True, False], kind="stable"
    )
    return ordered.drop(columns="_largest")


def disagreement_notes(edition: Edition, rows: pd.DataFrame) -> tuple[str, ...]:
    """A line that names values on which sources disagree, of many the first; () for none.

    Of one period it is said where one of the two is drawn; of different ones, where both are.
    """
    pairs = _pairs(edition)
    if pairs.empty or "observation_id" not in rows:
        return ()
    drawn = pairs[IDS].isin(set(rows["observation_id"].dropna()))
    told = pairs[drawn.all(axis=1) | (drawn.any(axis=1) & pairs["same"].astype(bool))]
    if told.empty:
        return ()
    t, shown = edition.t, told.head(MOST_PAIRS)
    facts = edition.facts(observation=sorted({*shown[IDS[0]], *shown[IDS[1]]}), derived=False)
    by_id = facts.set_index("observation_id").to_dict("index")
    text = t("{subject}, {indicator}: {one} ({period}, {source}) and {other} "
             "({other_period}, {other_source})")  # fmt: skip
    named = []
    for ids in shown[IDS].itertuples(index=False):
        first, second = (by_id[name] for name in ids)
        named.append(text.format(
            subject=first["subject"], indicator=first["indicator"],
            one=first["display"], period=first["period"], source=first["source_short"],
            other=second["display"], other_period=second["period"],
            other_source=second["source_short"],
        ))  # fmt: skip
    more = len(told) - len(named)
    tail = t(" and {count} more").format(count=more) if more else ""
    return (t("Sources disagree; both values are kept: {rows}.").format(
        rows=t("; ").join(named) + tail),)  # fmt: skip
