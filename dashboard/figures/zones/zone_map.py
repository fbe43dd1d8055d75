"""The zone map: points in colour and size, their legend, and the table of the zones shown."""

import math
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from components import interactive_map as maps
from components.theme import Look, palette
from dashboard.catalog import Edition, remember
from dashboard.domain.shared_points import co_located
from dashboard.figures.panel import Chart, Legend
from dashboard.figures.zones.map_ground import LEVELS, labels, outline_address, view
from dashboard.figures.zones.point_sizes import Size, sizes
from dashboard.figures.zones.registry import (
    ZoneFilter,
    registry,
    registry_sources,
    shown,
    unplaced,
)
from dashboard.figures.zones.still_map import still
from dashboard.figures.zones.zone_list import zone_list
from dashboard.i18n import Translator, translator

COLOURED_BY = ("type", "level", "prefecture", "industry")
SAME, LARGEST, EMPTY = 6.0, 20.0, 4.0  # radius in px: all alike; the largest value; no value
ZONES_COUNT = "zones_count"  # the indicator that says how many zones there are
ROOMY = 500  # px of a map on which the names of counties do not cover each other
NONE, OTHER = "", "other"
Placed = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, Legend]


@dataclass(frozen=True)
class MapSelection:
    """What a reader chose: the zones, the one with a ring, what colours and sizes the points."""

    matching: ZoneFilter = field(default_factory=ZoneFilter)
    zone: str = ""
    color: str = "type"
    size: Size = field(default_factory=Size)


@remember
def zone_map(
    edition: Edition, look: Look, chosen: MapSelection, focus: str, frame_size: tuple[int, int]
) -> Chart:
    """The map of the zones that match.

    The chosen zone gets a ring; the view is moved to focus. frame_size: px of the map on the
    screen.
    """
    found = _placed(edition, _bare(look), chosen)
    names = labels(edition)
    named = LEVELS if frame_size[0] >= ROOMY else LEVELS[:1]
    package = edition.package
    deck = maps.deck(
        found[2],
        names[names["level"].isin(named)],
        {level: outline_address(package, level) for level in LEVELS if package.geometry(level)},
        view(package, focus, frame_size),
        look,
    )

    def redraw(other: Look) -> Chart:
        again = _placed(edition, _bare(other), chosen)
        return _chart(edition, chosen, again, spec=still(edition, other, again[2]))

    drawn = _chart(edition, chosen, found, deck=deck, redraw=redraw)
    return replace(drawn, listed=lambda: zone_list(edition, chosen.matching, chosen.size, drawn))


def _bare(look: Look) -> Look:
    """The look without its width, on which no point depends."""
    return Look(look.mode, look.language)


@remember
def _placed(edition: Edition, look: Look, chosen: MapSelection) -> Placed:
    """The zones that match, their values, their points, and the legend of the colours."""
    frame = shown(edition, chosen.matching)
    coloured, legend = colours(edition, look, frame, chosen.color)
    sized = sizes(edition, chosen.size)
    points = map_points(frame.assign(colour=coloured), sized, chosen.size, chosen.zone, look)
    return frame, sized, points, legend_of(points, legend, look)


def _chart(edition: Edition, chosen: MapSelection, found: Placed, **more: Any) -> Chart:
    t = edition.t
    frame, sized, points, legend = found
    total, placed = len(registry(edition)), int(points["count"].sum())
    return Chart(
        "map",
        t("Development zones · {what}").format(what=colour_words(edition.t)[chosen.color]),
        sized[sized["zone_id"].isin(frame["subject_id"])],
        notes=_notes(edition, sized, chosen.size, frame, total),
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


def colour_words(t: Translator) -> dict[str, str]:
    """Id -> words of what a point's colour can stand for."""
    words = (t("Type"), t("Level"), t("Prefecture"), t("Leading industry"))
    return dict(zip(COLOURED_BY, words, strict=True))


def colours(
    edition: Edition, look: Look, frame: pd.DataFrame, by: str
) -> tuple[pd.Series, tuple[tuple[str, str], ...]]:
    """A colour per zone, and the legend with counts. The same value has the same colour whatever
    the filters; where values outnumber the colours, the rarest share one."""
    t, tone = edition.t, palette(look.mode)
    everything = registry(edition)[f"{by}_id"]
    ranked = [str(v) for v in everything[everything != NONE].value_counts().index]
    own = [*tone.categories, tone.ink]
    if len(ranked) > len(own):
        ranked, own = [*ranked[: len(tone.categories) - 1], OTHER], list(tone.categories)
    colour = dict(zip(ranked, own, strict=False)) | {NONE: tone.rest}
    values = frame[f"{by}_id"]
    values = values.where(values.isin([*ranked, NONE]), OTHER)
    table = {"type": "types", "level": "levels", "prefecture": "subjects", "industry": "industries"}
    names = edition.names(table[by]) | {
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
    """One row a place, in the columns of `components.interactive_map`."""
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


def _notes(
    edition: Edition,
    sized: pd.DataFrame,
    size: Size,
    frame: pd.DataFrame,
    total: int,
) -> tuple[str, ...]:
    """What a point is and what its area means, for the zones of `frame` out of `total`."""
    t = edition.t
    notes = [t("A point is the seat of the county government, not the site of the zone; "
               "×2 means two zones share a seat.")]  # fmt: skip
    here = sized[sized["zone_id"].isin(frame["subject_id"])]
    if size.indicator and len(here):
        top = here.sort_values("value").iloc[-1]
        notes.append(
            t("Area of a point: {indicator}, {year}; the largest is {name}, {value}. "
              "{n} of {total} zones have a value; a small hollow point has none, "
              "which is not zero.")
            .format(indicator=top["indicator"], year=size.year, name=top["subject"],
                    value=top["display"], n=len(here), total=len(frame))
        )  # fmt: skip
        if (here["others"] > 0).any():
            notes.append(t("Where a zone has several clusters its largest counts: "
                           "clusters are not added up."))  # fmt: skip
    notes.append(_completeness(edition, total))
    approval = edition.settings.map_approval
    sketch = t("Sketch map, not a basis for boundaries.")
    number = t("Map approval number: {number}").format(number=approval)
    notes.append(f"{sketch} {number}" if approval else sketch)
    return tuple(notes)


def _completeness(edition: Edition, total: int) -> str:
    """How many zones the registry holds beside how many a source counts in the province."""
    t = edition.t
    subjects = edition.tables["subjects"]
    groups = subjects[subjects["parent_id"] == edition.settings.province_id]["subject_id"]
    counted = edition.facts(indicator=ZONES_COUNT, subject=groups)
    counted = counted[counted["year"].notna()].sort_values("period_end", kind="stable")
    if counted.empty:
        return t("The registry holds {total} zones and need not be complete.").format(total=total)
    last = counted.iloc[-1]
    return t("The registry holds {total} zones, not all: {group}, {period}: {value}.").format(
        total=total, group=last["subject"], period=last["period"], value=last["display"]
    )
