"""What the colour of a zone's point stands for, and the legend of the colours."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from components import dates, formats
from components.theme import Look, palette, sequential
from dashboard.catalog import Edition, remember
from dashboard.figures.map.point_values import Quantity, values
from dashboard.figures.panel import Legend
from dashboard.figures.wording.codes import SEEN
from dashboard.figures.zones.registry import UNLISTED, registry
from dashboard.i18n import mark, translator

COLOURED_BY = {
    "type": mark("Type"),
    "level": mark("Level"),
    "prefecture": mark("Prefecture"),
    "industry": mark("Leading industry"),
    "class": mark("Class of 2018"),
    "approved": mark("Year of approval"),
}
OF_CATALOGUE = {"class": "class_id", "approved": "approved"}  # colour -> column of the zones
NAMES = {"type": "types", "level": "levels", "prefecture": "subjects", "industry": "industries",
         "class": "classes"}  # fmt: skip
NONE, OTHER = "", "other"
CLASSES = 5  # of values or years, with about as many zones in each


@dataclass(frozen=True)
class Classes:
    """Ordered numbers in classes with about as many in each; equal ones share a class, and those
    below zero share none with others.

    ranges: the least and the greatest number of each class, in order.
    """

    ranges: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, numbers: pd.Series) -> "Classes":
        """Fewer classes than CLASSES where many numbers are equal; none of no numbers."""
        below = numbers[numbers < 0]
        parts = CLASSES - 1 if 0 < len(below) < len(numbers) else CLASSES
        quantiles = numbers.quantile([i / parts for i in range(1, parts)]).dropna()
        cuts = sorted({*quantiles, *below.nlargest(1)})
        place = [bisect_left(cuts, number) for number in numbers]
        groups = numbers.groupby(place).agg(["min", "max"])
        return cls(tuple(zip(groups["min"], groups["max"], strict=True)))

    def place(self, number: float) -> int:
        """The class of one of the numbers."""
        return bisect_left([high for _, high in self.ranges], number)


@remember
def colour_words(edition: Edition) -> dict[str, str]:
    """Id -> words of what a point's colour can stand for, without indicators."""
    zones = edition.tables["zones"]
    empty = {by for by, column in OF_CATALOGUE.items() if (zones[column] == NONE).all()}
    return {by: edition.t(words) for by, words in COLOURED_BY.items() if by not in empty}


def colours(edition: Edition, look: Look, frame: pd.DataFrame, by: str) -> tuple[pd.Series, Legend]:
    """A colour per zone by one of COLOURED_BY, and the legend with counts. The same value has the
    same colour whatever the filters."""
    return _ordered(edition, look, frame) if by == "approved" else _kinds(edition, look, frame, by)


def _kinds(edition: Edition, look: Look, frame: pd.DataFrame, by: str) -> tuple[pd.Series, Legend]:
    """Where kinds outnumber the colours, the rarest share one."""
    t, tone = edition.t, palette(look.mode)
    everything = registry(edition)[f"{by}_id"]
    ranked = [str(v) for v in everything[everything != NONE].value_counts().index]
    own = [*tone.categories, tone.ink]
    if len(ranked) > len(own):
        ranked, own = [*ranked[: len(tone.categories) - 1], OTHER], list(tone.categories)
    colour = dict(zip(ranked, own, strict=False)) | {UNLISTED: tone.rest, NONE: tone.rest}
    found = frame[f"{by}_id"]
    found = found.where(found.isin([*ranked, NONE]), OTHER)
    if by in OF_CATALOGUE:
        found = _unlisted(found, frame)
    names = edition.names(NAMES[by]) | {
        OTHER: t("Other"),
        UNLISTED: t(SEEN[UNLISTED]),
        NONE: t("None") if by in ("type", "level", "prefecture") else t("Not recorded"),
    }
    counted = found.value_counts()
    legend = tuple((colour[v], f"{names[v]} {counted[v]}") for v in colour if v in counted)
    return found.map(colour), legend


def _unlisted(found: pd.Series, frame: pd.DataFrame) -> pd.Series:
    """Zones that are not in the catalogue, told from those of which a column says nothing."""
    return found.mask((found == NONE) & (frame["catalogue_status"] == UNLISTED), UNLISTED)


def _ordered(edition: Edition, look: Look, frame: pd.DataFrame) -> tuple[pd.Series, Legend]:
    """By year of approval, early to late."""
    t, tone = edition.t, palette(look.mode)
    every = _years(registry(edition)).dropna()
    classes, own = Classes.of(every), _years(frame)
    shades = sequential(len(classes.ranges), look.mode)
    place = own.dropna().map(classes.place)
    counted = place.value_counts()
    legend = tuple(
        (shades[at], f"{_span(int(low), int(high), look.language)} {counted[at]}")
        for at, (low, high) in enumerate(classes.ranges)
        if at in counted
    )
    rest = _unlisted(frame.loc[own.isna(), "approved"], frame[own.isna()]).value_counts()
    words = {UNLISTED: t(SEEN[UNLISTED]), NONE: t("Not recorded")}
    legend += tuple((tone.rest, f"{words[str(v)]} {n}") for v, n in rest.items())
    return place.map(dict(enumerate(shades))).reindex(frame.index).fillna(tone.rest), legend


def _years(frame: pd.DataFrame) -> pd.Series:
    return pd.to_numeric(frame["approved"].str[:4])


def _span(first: int, last: int, language: str) -> str:
    return dates.date_text(date(first, 1, 1), date(last, 12, 31), "year", language)


@remember
def value_classes(edition: Edition, quantity: Quantity) -> Classes:
    """The classes of the values of all zones, so that filters change no colour."""
    return Classes.of(values(edition, quantity)["value"])


def value_colours(
    edition: Edition, look: Look, frame: pd.DataFrame, quantity: Quantity
) -> tuple[pd.Series, Legend]:
    """A colour per zone by its value, few to many, and the legend with ranges and counts."""
    tone, known = palette(look.mode), values(edition, quantity)
    classes = value_classes(edition, quantity)
    shades = sequential(len(classes.ranges), look.mode)
    value = frame["subject_id"].map(dict(zip(known["zone_id"], known["value"], strict=True)))
    place = value.dropna().map(classes.place)
    counted = place.value_counts()
    words = ranges_said(classes, known, look.language)
    legend = tuple(
        (shades[at], f"{words[at]} · {counted[at]}") for at in range(len(words)) if at in counted
    )
    if value.isna().any():
        legend += ((tone.rest, f"{edition.t('No value')} · {int(value.isna().sum())}"),)
    return place.map(dict(enumerate(shades))).reindex(frame.index).fillna(tone.rest), legend


def ranges_said(classes: Classes, known: pd.DataFrame, language: str) -> list[str]:
    """The ranges of classes in words, with the unit of the values and all their digits."""
    unit = str(known["unit"].iloc[0]) if len(known) else ""
    digits = max((_digits(number) for number in known["value"]), default=0)
    return [formats.interval(low, high, language, digits, unit) for low, high in classes.ranges]


def _digits(number: float) -> int:
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def colour_told(edition: Edition, frame: pd.DataFrame, by: str, quantity: Quantity) -> pd.Series:
    """What the colour of each zone stands for, in words; "" for no value."""
    t = edition.t
    if quantity.indicator:
        known = values(edition, quantity)
        said = dict(zip(known["zone_id"], known["said"], strict=True))
        return frame["subject_id"].map(said).fillna("")
    words = frame["approved_in" if by == "approved" else by]
    words = words.mask(words == "", t("Not recorded"))
    if by in OF_CATALOGUE:
        words = words.mask(frame["catalogue_status"] == UNLISTED, t(SEEN[UNLISTED]))
    return t(COLOURED_BY[by]) + t(": ") + words


def legend_of(points: pd.DataFrame, legend: Legend, look: Look) -> Legend:
    """The legend, with the edge of points below zero where there are such points."""
    t, tone = translator(look.language), palette(look.mode)
    below = int(points["negative"].sum())
    edge = t("Red edge: the value that the area stands for is below zero · {count}")
    return (*legend, (tone.loss, edge.format(count=below))) if below else legend
