"""Facts in the words of a language: names, periods, values as they are printed, notes."""

from collections.abc import Callable, Collection, Hashable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from components import dates, formats
from dashboard.catalog.compact import compact
from dashboard.catalog.memory import remember
from dashboard.i18n import mark

if TYPE_CHECKING:
    from dashboard.catalog.edition import Edition

STATUS = {
    "A": mark("Normal"),
    "E": mark("Estimated"),
    "P": mark("Provisional"),
    "F": mark("Forecast"),
}
DERIVED = mark("Derived")
FORMULA = mark("Derived: {level} ÷ (1 + {rate}); rounding of the inputs allows {interval}.")
PRINTED_PERIODS = ("before", "after", "undated", "span")
PERIOD = ["period_kind", "period_start", "period_end", "period_precision", "period_text"]
SHOWN = [
    "value", "printed_value", "printed_unit", "qualifier", "printed", "out_of", "kind", "decimals",
    "derived",
]  # fmt: skip
# an empty cell of these says something, so the Chinese does not stand in for it
MAY_BE_EMPTY = ("per", "printed")

Row = Mapping[Hashable, Any]
Facts = Callable[[Collection[str]], pd.DataFrame]


def worded(edition: "Edition", rows: pd.DataFrame, facts_of: Facts) -> pd.DataFrame:
    """Rows of `facts.facts` ready to be shown.

    The columns of `named` plus: period, display (value with qualifier and unit, as printed), short
    (the same without its unit, where that is the unit of `value`), status_text, label.

    facts_of: gives facts by their ids, also such as are not among the rows.
    """
    t, language = edition.t, edition.language
    rows = _in_words(named(edition, rows), language)
    derived = rows["derived"]
    if derived.any():
        rows = rows.assign(note=rows["note"].mask(derived, _formulas(edition, rows, facts_of)))
    status = rows["status"].map({code: t(word) for code, word in STATUS.items()})
    return compact(
        rows.assign(
            label=rows["subject"],
            status_text=status.mask(derived, t(DERIVED)),
            **{
                name: rows[name].mask(derived, t(DERIVED) + " " + rows[name])
                for name in ("display", "short")
            },
        )
    )


def named(edition: "Edition", rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of `facts.facts` with names: subject, indicator, definition, unit (as written behind a
    number), printed_unit, source (publisher and title), source_short (without the title), and note,
    printed, period_text in the language. Missing text is "".
    """
    definitions = edition.table("indicators").set_index("indicator_id")["definition"]
    units = edition.table("units").set_index("unit_id")["per"]
    return localized(rows, edition.language).assign(
        subject=rows["subject_id"].map(edition.names("subjects")),
        indicator=rows["indicator_id"].map(edition.names("indicators")),
        definition=rows["indicator_id"].map(definitions),
        unit=rows["unit_id"].map(units),
        printed_unit=rows["printed_unit_id"].map(units),
        source=rows["source_id"].map(edition.source_labels),
        source_short=rows["source_id"].map(source_labels(edition, titled=False)),
    )


def localized(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """A table with a column `x` in the language for each pair of columns `x_zh`, `x_en`."""
    stems = [str(c)[:-3] for c in frame.columns if str(c).endswith("_zh")]
    columns = {}
    for stem in stems:
        chinese, other = frame[f"{stem}_zh"], frame.get(f"{stem}_{language}")
        own = chinese if other is None else other
        columns[stem] = own if stem in MAY_BE_EMPTY else own.where(own != "", chinese)
    return frame.assign(**columns)


def _in_words(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    cells = rows[SHOWN].to_dict("records")
    # a package without observations is still a table of texts
    display = pd.Series([_display(row, language) for row in cells], rows.index, dtype="str")
    short = pd.Series([_short(row, language) for row in cells], rows.index, dtype="str")
    return rows.assign(period=_periods(rows, language), display=display, short=short)


def _periods(rows: pd.DataFrame, language: str) -> pd.Series:
    """Periods in words, each distinct one worded once: thousands of figures share a month."""
    printed = rows["period_kind"].isin(PRINTED_PERIODS)
    frame = rows[PERIOD].assign(period_text=rows["period_text"].where(printed, ""))
    number = frame.groupby(PERIOD, sort=False, dropna=False).ngroup()
    distinct = frame.assign(number=number).drop_duplicates("number").to_dict("records")
    worded = {row["number"]: _period(row, language) for row in distinct}
    return number.map(worded).astype("str")


def _period(row: Row, language: str) -> str:
    return dates.period(
        row["period_kind"],
        row["period_start"],
        row["period_end"],
        row["period_precision"],
        row["period_text"],
        language,
    )


def _display(row: Row, language: str) -> str:
    worded = row["printed"] and pd.isna(row["out_of"])
    if row["kind"] == "rank" and not worded:
        return formats.rank(row["printed_value"], language, row["out_of"])
    return _quantity(row, row["printed_unit"], row["printed"], language)


def _short(row: Row, language: str) -> str:
    if row["kind"] == "rank" or row["printed_value"] != row["value"]:
        return _display(row, language)
    by, _ = formats.worded_unit(row["printed_unit"])
    if by != 1:
        if row["printed"]:
            return _display(row, language)
        value = formats.times(row["value"], by)
        return _quantity({**row, "printed_value": value, "derived": False}, "", "", language)
    return _quantity(row, "", row["printed"].removesuffix(row["printed_unit"]), language)


def _quantity(row: Row, unit: str, printed: str, language: str) -> str:
    decimals = int(row["decimals"]) if row["derived"] else None
    value, qualifier = row["printed_value"], row["qualifier"]
    return formats.quantity(value, unit, qualifier, language, printed, decimals)


def _formulas(edition: "Edition", rows: pd.DataFrame, facts_of: Facts) -> pd.Series:
    """Of derived rows a note that shows formula, inputs and interval; "" of others."""
    t, language = edition.t, edition.language
    derived = rows[rows["derived"]]
    inputs = facts_of({*derived["input_value_id"], *derived["input_rate_id"]})
    worded_inputs = _in_words(named(edition, inputs), language)
    shown = dict(zip(worded_inputs["observation_id"], worded_inputs["display"], strict=True))
    notes = [
        t(FORMULA).format(
            level=shown[row["input_value_id"]],
            rate=shown[row["input_rate_id"]],
            interval=formats.interval(
                row["low"], row["high"], language, int(row["decimals"]), row["unit"]
            ),
        )
        for row in derived.to_dict("records")
    ]
    return pd.Series(notes, derived.index, dtype="object").reindex(rows.index, fill_value="")


@remember
def source_labels(edition: "Edition", *, titled: bool = True) -> dict[str, str]:
    """Source id -> publisher, title (if `titled`) and date as a reader cites them."""
    sources, language = edition.table("sources"), edition.language
    quotes = ("《{}》", "") if language == "zh" else ("“{}”", " ")
    labels = {}
    for row in sources.itertuples():
        title = quotes[0].format(row.title) if row.title and titled else ""
        date = f"（{row.published}）" if language == "zh" else f" ({row.published})"
        label = f"{row.publisher}{quotes[1] if title else ''}{title}{date if row.published else ''}"
        labels[str(row.source_id)] = label
    return labels
