"""The zone map: points in colour and size, their legend, and the table of the zones shown."""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pydeck as pdk

from components import maps
from components.theme import Look, palette
from dashboard.catalog import Package, remember
from dashboard.catalog.facts import source_labels
from dashboard.domain.zones import co_located
from dashboard.figures.map_ground import LEVELS, labels, outline_address, view
from dashboard.figures.map_notes import map_notes
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Selection, zones
from dashboard.figures.sizes import Size, sizes
from dashboard.figures.still_map import still
from dashboard.i18n import mark, translator

COLOURED_BY = ("type", "level", "prefecture", "industry")
SAME, LARGEST, EMPTY = 6.0, 20.0, 4.0  # radius in px: all alike; the largest value; no value
VERIFIED = {
    "verified": mark("Verified by a public source"),
    "unverified": mark("Not verified"),
}
ROOMY = 500  # px of a map on which the names of counties do not cover each other
NONE, OTHER = "", "other"
Legend = tuple[tuple[str, str], ...]
Placed = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, Legend]


@dataclass(frozen=True, eq=False)
class Picture:
    """The map as a panel, its deck, and pairs of a colour and its words."""

    panel: Panel
    deck: pdk.Deck
    legend: tuple[tuple[str, str], ...]


@remember
def registry(package: Package, language: str) -> pd.DataFrame:
    """Every zone in words: the columns of `zones` plus name, level, type, prefecture, county,
    industry (leading ones joined, "" if none is recorded), industry_id (sector of the first),
    verified, source."""
    t = translator(language)
    frame = zones(package, language, Selection())
    subjects = package.names("subjects", language)
    led = package.tables["zone_industries"].sort_values(["as_of", "position"], kind="stable")
    led = led.drop_duplicates(["zone_id", "industry_id"])  # two sources may name the same one
    industry = package.tables["industries"].set_index("industry_id")["sector_id"]
    names = led["industry_id"].map(package.names("industries", language))
    joined = names.groupby(led["zone_id"]).agg(t(", ").join)
    first = led.drop_duplicates("zone_id").set_index("zone_id")["industry_id"].map(industry)
    ids = frame["subject_id"]
    return frame.assign(
        level=frame["level_id"].map(package.names("levels", language)),
        type=frame["type_id"].map(package.names("types", language)),
        prefecture=frame["prefecture_id"].map(subjects).fillna(""),
        county=frame["county_id"].map(subjects).fillna(""),
        industry=ids.map(joined).fillna(""),
        industry_id=ids.map(first).fillna(""),
        verified=frame["verification"].map({code: t(word) for code, word in VERIFIED.items()}),
        source=frame["source_id"].map(source_labels(package, language)),
    )


@remember
def prefectures(package: Package, language: str) -> dict[str, str]:
    """Id -> name of the prefectures that have zones."""
    frame = registry(package, language)
    own = frame[frame["prefecture_id"] != NONE].sort_values("prefecture_id", kind="stable")
    return dict(zip(own["prefecture_id"], own["prefecture"], strict=True))


@remember
def shown(package: Package, language: str, chosen: Selection) -> pd.DataFrame:
    """The zones that match the filters, in words."""
    frame = registry(package, language)
    return frame[frame["subject_id"].isin(zones(package, language, chosen)["subject_id"])]


@remember
def picture(
    package: Package, look: Look, chosen: Selection, color: str, size: Size, zone: str,
    focus: str, frame_size: tuple[int, int],
) -> Picture:  # fmt: skip
    """The map of the zones that match `chosen`.

    zone gets a ring; the view is moved to focus. frame_size: px of the map on the screen.
    """
    found = _placed(package, _bare(look), chosen, color, size, zone)
    names = labels(package, look.language)
    named = LEVELS if frame_size[0] >= ROOMY else LEVELS[:1]
    deck = maps.deck(
        found[2],
        names[names["level"].isin(named)],
        {level: outline_address(package, level) for level in LEVELS if package.geometry(level)},
        view(package, focus, frame_size),
        look,
    )

    def redraw(other: Look) -> Panel:
        again = _placed(package, _bare(other), chosen, color, size, zone)
        spec = still(package, other, again[2])
        return _panel(package, other.language, color, size, again, spec=spec)

    panel = _panel(package, look.language, color, size, found, redraw=redraw)
    return Picture(panel, deck, panel.legend)


def _bare(look: Look) -> Look:
    """The look without its width, on which no point depends."""
    return Look(look.mode, look.language)


@remember
def _placed(
    package: Package, look: Look, chosen: Selection, color: str, size: Size, zone: str
) -> Placed:
    """The zones that match, their values, their points, and the legend of the colours."""
    frame = shown(package, look.language, chosen)
    coloured, legend = colours(package, look, frame, color)
    sized = sizes(package, look.language, size)
    points = map_points(frame.assign(colour=coloured), sized, size, zone, look)
    return frame, sized, points, legend_of(points, legend, look)


def _panel(
    package: Package, language: str, color: str, size: Size, found: Placed, **more: Any
) -> Panel:
    t = translator(language)
    frame, sized, points, legend = found
    total, placed = len(registry(package, language)), int(points["count"].sum())
    return Panel(
        "map",
        t("Development zones · {what}").format(what=colour_words(language)[color]),
        sized[sized["zone_id"].isin(frame["subject_id"])],
        notes=map_notes(package, language, sized, size, frame, total),
        coverage=t("{n} of the {total} zones in the registry match; {placed} have a point").format(
            n=len(frame), total=total, placed=placed
        ),
        alt=t("Sketch map with {placed} zones; the table below names them.").format(placed=placed),
        missing=unplaced(frame),
        legend=legend,
        is_map=True,
        registry=registry_sources(frame),
        **more,
    )


def registry_sources(frame: pd.DataFrame) -> dict[str, str]:
    """Source id -> label of the entries of zones, the sources of the most zones first."""
    order = frame["source_id"].value_counts(sort=True)
    labels = dict(zip(frame["source_id"], frame["source"], strict=True))
    return {str(source): str(labels[source]) for source in order.index if source}


def unplaced(frame: pd.DataFrame) -> tuple[str, ...]:
    """Names of the zones without a point."""
    return tuple(frame.loc[frame["lon"].isna() | frame["lat"].isna(), "name"])


def colour_words(language: str) -> dict[str, str]:
    """Id -> words of what a point's colour can stand for."""
    t = translator(language)
    words = (t("Type"), t("Level"), t("Prefecture"), t("Leading industry"))
    return dict(zip(COLOURED_BY, words, strict=True))


def colours(
    package: Package, look: Look, frame: pd.DataFrame, by: str
) -> tuple[pd.Series, tuple[tuple[str, str], ...]]:
    """A colour per zone, and the legend with counts. The same value has the same colour whatever
    the filters; where values outnumber the colours, the rarest share one."""
    t, tone = translator(look.language), palette(look.mode)
    everything = registry(package, look.language)[f"{by}_id"]
    ranked = [str(v) for v in everything[everything != NONE].value_counts().index]
    own = [*tone.categories, tone.ink]
    if len(ranked) > len(own):
        ranked, own = [*ranked[: len(tone.categories) - 1], OTHER], list(tone.categories)
    colour = dict(zip(ranked, own, strict=False)) | {NONE: tone.rest}
    values = frame[f"{by}_id"]
    values = values.where(values.isin([*ranked, NONE]), OTHER)
    table = {"type": "types", "level": "levels", "prefecture": "subjects", "industry": "industries"}
    names = package.names(table[by], look.language) | {
        OTHER: t("Other"),
        NONE: t("Not recorded") if by == "industry" else t("None"),
    }
    counted = values.value_counts()
    legend = tuple(
        (colour[value], f"{names[value]} {counted[value]}") for value in colour if value in counted
    )
    return values.map(colour), legend


def legend_of(
    points: pd.DataFrame, legend: tuple[tuple[str, str], ...], look: Look
) -> tuple[tuple[str, str], ...]:
    """The legend, with the colour of points whose zones differ where there are such points."""
    t, mixed = translator(look.language), palette(look.mode).ink
    if mixed not in set(points["colour"]) - {colour for colour, _ in legend}:
        return legend
    return (*legend, (mixed, t("Several kinds at one seat")))


def map_points(
    frame: pd.DataFrame, sized: pd.DataFrame, size: Size, zone: str, look: Look
) -> pd.DataFrame:
    """One row a place, in the columns of `components.maps`."""
    t, tone = translator(look.language), palette(look.mode)
    known = frame.set_index("subject_id")[["colour", "name", "county"]].to_dict("index")
    value = dict(zip(sized["zone_id"], sized["value"], strict=True))
    most = max(value.values(), default=0.0)
    said = dict(zip(sized["zone_id"], sized["said"], strict=True))
    rows = []
    for place in co_located(frame).points.to_dict("records"):
        ids: list[str] = place["ids"]
        here = [known[zone_id] for zone_id in ids]
        held = [i for i in ids if i in value]
        radius = max((LARGEST * math.sqrt(max(value[i], 0) / most) for i in held), default=EMPTY)
        words = [said[i] for i in held] or [t("no value")] if size.indicator else []
        kinds = {row["colour"] for row in here}
        rows.append({
            "point_id": ids[0], "lon": place["lon"], "lat": place["lat"], "count": len(ids),
            "colour": kinds.pop() if len(kinds) == 1 else tone.ink,
            "radius": max(radius, EMPTY) if size.indicator else SAME,
            "hollow": bool(size.indicator) and not held,
            "label": t(", ").join(row["name"] for row in here),
            "tip": t(" · ").join([*dict.fromkeys(row["county"] for row in here), *words]),
            "chosen": zone in ids,
        })  # fmt: skip
    frame_out = pd.DataFrame(rows, columns=list(maps.POINT))
    # the smallest on top, so that none is hidden
    return frame_out.sort_values("radius", ascending=False, kind="stable", ignore_index=True)
