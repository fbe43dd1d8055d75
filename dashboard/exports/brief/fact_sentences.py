"""Sentences over figures: templates that say what rows of facts hold, and nothing beyond it.

A row is one of `catalog.facts` as a dictionary, with its values in the reader's language.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

import pandas as pd

from components import dates, formats
from dashboard.catalog import Edition
from dashboard.domain.before_after import before_after
from dashboard.domain.comparison.like_periods import MAIN
from dashboard.domain.series_growth import changes
from dashboard.exports.brief.document_model import Sentence
from dashboard.figures.environment_pairs import change_text
from dashboard.i18n import Translator, mark, translator

Row = Mapping[Hashable, Any]
DATED = ("year", "ytd", "half_year", "quarter", "month")
NEEDED = [
    "observation_id", "source_id", "subject", "indicator", "kind", "printed_value",
    "printed_unit", "qualifier",
    "out_of", "display", "decimals", "status", "derived", "note", "period", "period_kind",
    "period_start", "period_end", "mark", "series",
]  # fmt: skip
WORDED = ("span", "before", "after")  # periods in the words of the source
OPEN_ENDS = {"at_least": "{value} or more", "at_most": "{value} or less"}
CHANGE = mark(
    "From {first} to {last} the change in “{indicator}” of {subject} is, derived, {change} "
    "({percent}; {interval} by the rounding of the inputs)."
)
CHANGES = {
    "exact": CHANGE,
    "about": CHANGE,
    "at_least": mark(
        "From {first} to {last} the change in “{indicator}” of {subject} is, derived, at least "
        "{change} ({percent}), as an input is a bound."
    ),
    "at_most": mark(
        "From {first} to {last} the change in “{indicator}” of {subject} is, derived, at most "
        "{change} ({percent}), as an input is a bound."
    ),
}
# a Chinese value that begins so takes 为; others (约, 超过, 突破) do without
NOUN_STARTS = tuple("0123456789第一二三四五六七八九十两百千万−+")


def records(rows: pd.DataFrame) -> list[Row]:
    """Rows as dictionaries of what sentences need: facts have many more columns."""
    return list(rows[NEEDED].to_dict("records"))


def value_text(row: Row, language: str) -> str:
    """A value in a sentence: with its qualifier as printed, or plainly where it is exact."""
    exact, value, unit = row["qualifier"] == "exact", row["printed_value"], row["printed_unit"]
    if row["derived"]:
        return formats.quantity(value, unit, "exact", language, decimals=int(row["decimals"]))
    if row["kind"] == "rank" and exact:
        return formats.rank(value, language, row["out_of"])
    if exact:
        return formats.quantity(value, unit, "exact", language)
    if language == "en" and row["qualifier"] in OPEN_ENDS:
        plain = formats.quantity(value, unit, "exact", language)
        return OPEN_ENDS[row["qualifier"]].format(value=plain)
    return str(row["display"])


def period_text(row: Row, language: str) -> str:
    """The period as printed; words such as “the past five years” with the years they stand for."""
    said = str(row["period"])
    if row["period_kind"] != "span" or pd.isna(row["period_start"]):
        # it may come to stand in brackets itself
        return _unbracketed(said)
    start, end = row["period_start"], row["period_end"]
    if str(start.year) in said and str(end.year) in said:
        return said
    return f"{said}{_brackets(dates.period('span', start, end, 'day', '', language), language)}"


def _unbracketed(text: str) -> str:
    return text.replace("（", "，").replace(" (", ", ").replace("）", "").replace(")", "")


def _brackets(text: str, language: str) -> str:
    return f"（{text}）" if language == "zh" else f" ({text})"


def timed(row: Row, language: str, remarks: Iterable[str] = ()) -> str:
    """A value with its period: 2024年为130.32亿元; 130.32 × 100m yuan in 2024."""
    t = translator(language)
    value, period, kind = value_text(row, language), period_text(row, language), row["period_kind"]
    bare = language != "zh" or value.startswith(NOUN_STARTS)
    remarks = list(remarks)
    if kind == "undated":
        remarks.insert(0, period)
        said = t("{value}").format(value=value) if bare else value
    elif not bare:
        said = t("{period} {value}").format(value=value, period=period)
    elif kind in WORDED:
        said = t("{value} for the period “{period}”").format(value=value, period=period)
    elif kind in DATED:
        said = t("{value} in {period}").format(value=value, period=period)
    else:
        said = t("{value} {period}").format(value=value, period=period)
    return said + (_brackets(t("; ").join(remarks), language) if remarks else "")


def _remarks(row: Row, mixed: bool, t: Translator) -> list[str]:
    """What keeps a value from being an ordinary result; `mixed`: full years stand beside it."""
    said = []
    if row["mark"] == "partial" and mixed:
        said.append(t("part of a year, not comparable with full years"))
    if row["status"] == "E":
        # an amount at a day is estimated; that of a period is expected, its books not yet closed
        at_a_day = row["period_kind"] == "as_of"
        said.append(t("an estimate") if at_a_day else t("estimated by the source"))
    if row["status"] == "P":
        said.append(t("provisional"))
    if row["status"] == "F":
        said.append(t("a target or expectation, not a result"))
    return said


def listing(parts: Iterable[str], t: Translator) -> str:
    """Clauses in a row."""
    return reduce(lambda a, b: t("{first}, {second}").format(first=a, second=b), parts)


def subject_text(name: str, language: str) -> str:
    """A subject inside a sentence: Shuicheng EDZ (aluminium)."""
    head, colon, rest = name.partition(": ")
    return f"{head} ({rest})" if language == "en" and colon else name


def in_time(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows in order of time, those without a date as they are."""
    before = rows["period_kind"].map({"before": 0}).fillna(1)
    ordered = rows.assign(_side=before)
    return ordered.sort_values(["period_end", "_side"], kind="stable").drop(columns="_side")


def values_sentence(rows: pd.DataFrame, language: str, *, other: bool = False) -> Sentence:
    """The values of one subject, indicator and series. other: another series stands before."""
    t = translator(language)
    mixed = bool((rows["mark"] == "full").any())
    found = records(in_time(rows))
    said = listing((timed(row, language, _remarks(row, mixed, t)) for row in found), t)
    said += "" if other else _scope(found, language)
    template = (
        t("By another count, sources put “{indicator}” of {subject} at {values}.")
        if other
        else t("For {subject}, sources put “{indicator}” at {values}.")
    )
    return about(template, found, language, values=said)


def _scope(rows: Sequence[Row], language: str) -> str:
    """What a series other than the main one counts, such as a part of the zone, in brackets.

    Without it the sentence would say of the whole what is known of the part.
    """
    notes = dict.fromkeys(
        str(row["note"]).rstrip("。.") for row in rows if row["series"] != MAIN and row["note"]
    )
    text = _unbracketed(translator(language)("; ").join(notes))
    return _brackets(text, language) if text else ""


def about(
    template: str, rows: Sequence[Row], language: str, *, derived: bool = False, **words: str
) -> Sentence:
    """A template filled with subject and indicator of the rows, which are what it rests on."""
    text = template.format(
        subject=subject_text(rows[0]["subject"], language),
        indicator=rows[0]["indicator"],
        **words,
    )
    return Sentence(
        text,
        tuple(dict.fromkeys(str(row["source_id"]) for row in rows)),
        tuple(str(row["observation_id"]) for row in rows),
        derived,
    )


def change_sentence(rows: pd.DataFrame, language: str) -> Sentence | None:
    """The derived change between first and last full year of a series, or None."""
    t = translator(language)
    full = rows[(rows["mark"] == "full") & ~rows["derived"] & (rows["status"] != "F")]
    years = sorted({int(year) for year in full["year"].dropna()})
    if len(years) < 2:
        return None
    found = changes(full, years[0], years[-1]).rows
    found = found[found["percent_reason"] == ""]
    if len(found) != 1:
        return None
    row = found.iloc[0]
    template = t(CHANGES[row["qualifier"]])
    ends = full[full["observation_id"].isin([row["from_id"], row["to_id"]])]
    sign = formats.signed(row["change"], None, language)[0]
    amount = formats.quantity(abs(row["change"]), row["unit"], "exact", language)
    return about(
        template, records(ends), language, derived=True,
        first=str(row["from_year"]), last=str(row["to_year"]), change=f"{sign}{amount}",
        percent=formats.percent_change(row["percent"], 1, language),
        interval=formats.interval(
            row["percent_low"], row["percent_high"], language, unit="%"
        ),
    )  # fmt: skip


def derived_sentence(row: Row, language: str) -> Sentence:
    """A derived value with formula and interval, as its note has them."""
    t = translator(language)
    template = t("Derived, not printed: “{indicator}” of {subject} is {value} in {period}. {note}")
    value, period, note = value_text(row, language), str(row["period"]), str(row["note"])
    return about(template, [row], language, derived=True, value=value, period=period, note=note)


def pair_sentences(edition: Edition, rows: pd.DataFrame) -> list[Sentence]:
    """Values before and after with the derived difference; one sentence a pair."""
    t = edition.t
    by_id = rows.set_index("observation_id", drop=False)
    order = {name: at for at, name in enumerate(rows["observation_id"])}
    found = before_after(rows).rows
    said = []
    for pair in sorted(found.to_dict("records"), key=lambda p: order[p["before_id"]]):
        ends = [dict(by_id.loc[pair[name]]) for name in ("before_id", "after_id")]
        template = t("For {subject}, sources put “{indicator}” at {values}; difference: {change}.")
        values = listing((timed(row, edition.language) for row in ends), t)
        keyed = {str(name): value for name, value in pair.items()}
        change = change_text(edition, keyed)
        said.append(
            about(template, ends, edition.language, derived=True, values=values, change=change)
        )
    return said


def figure_sentences(edition: Edition, rows: pd.DataFrame) -> list[Sentence]:
    """All that `rows` hold in sentences, in their order: values, changes, derived, pairs."""
    paired = before_after(rows).rows
    in_pairs = {*paired["before_id"], *paired["after_id"]}
    printed = rows[~rows["derived"] & ~rows["observation_id"].isin(in_pairs)]
    said, seen = [], set()
    for (subject, indicator, series), group in printed.groupby(
        ["subject_id", "indicator_id", "series"], sort=False
    ):
        other = (subject, indicator) in seen
        seen.add((subject, indicator))
        said.append(values_sentence(group, edition.language, other=other))
        change = change_sentence(group, edition.language)
        said += [change] if change else []
        key = (rows["subject_id"] == subject) & (rows["indicator_id"] == indicator)
        derived = rows[key & rows["derived"] & (rows["series"] == series)]
        said += [derived_sentence(row, edition.language) for row in records(derived)]
    return said + pair_sentences(edition, rows)
