"""Values of prefectures or counties themselves that may fill their outlines on the map."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components import interactive_map as maps
from components.theme import Look, pale, palette
from dashboard.catalog import Edition, remember
from dashboard.figures.map.point_colours import Classes, ranges_said
from dashboard.figures.map.point_values import (
    LEAST,
    LIKE,
    MEASURED,
    RATES,
    Quantity,
    contested_words,
    covered,
    told,
)
from dashboard.figures.panel import Legend
from dashboard.figures.wording.disagreements import disputed, with_disputed
from dashboard.i18n import mark

LEVELS = {"prefecture": mark("Prefecture"), "county": mark("County")}
DOT = "."  # between the level and the indicator of an option


def _asked(level: str) -> Mapping[str, Any]:
    return {"filled": "year", "subject_kind": (level,), "kind": (*MEASURED, *RATES), **LIKE}


@remember
def options(edition: Edition) -> dict[str, str]:
    """Id -> words of what can fill outlines: a level that has some, and an indicator with values of
    enough places in one year."""
    line, found = edition.t("{subject}: {indicator}"), {}
    for level, words in LEVELS.items():
        if level not in edition.package.outlines:
            continue
        wide = _covered(edition, level)
        for key, name in edition.named("indicator_id", **_asked(level)).items():
            if key in wide:
                found[f"{level}{DOT}{key}"] = line.format(subject=edition.t(words), indicator=name)
    return found


@remember
def _covered(edition: Edition, level: str) -> dict[str, list[int]]:
    counts = edition.counts("indicator_id", "year", "subject_id", **_asked(level))
    return covered(counts, LEAST)


@remember
def years(edition: Edition, area: str) -> list[int]:
    """The years in which enough places have values of an option, latest first."""
    level, _, indicator = area.partition(DOT)
    return sorted(_covered(edition, level).get(indicator, ()), reverse=True) if indicator else []


@remember
def values(edition: Edition, area: Quantity) -> pd.DataFrame:
    """One row of facts a place on which no sources disagree. Adds said (value, period and rank in
    words)."""
    rows = _foremost(edition, area)
    rows = rows[~rows["observation_id"].isin(disputed(edition)["observation_id"])]
    return rows.assign(said=told(edition, rows))


@remember
def contested(edition: Edition, area: Quantity) -> pd.DataFrame:
    """Values on which sources disagree, which would else be among `values`: all of them."""
    rows = _foremost(edition, area)
    own = rows[rows["observation_id"].isin(disputed(edition)["observation_id"])]
    return with_disputed(edition, own)


@remember
def _foremost(edition: Edition, area: Quantity) -> pd.DataFrame:
    level, _, indicator = area.indicator.partition(DOT)
    if not indicator:
        return _facts(edition, "", "")
    rows = _facts(edition, level, indicator)
    rows = rows[rows["value"].notna() & (rows["year"] == area.year)]
    rows = rows.assign(main=rows["series"] == "main")
    return rows.sort_values("main", ascending=False, kind="stable").drop_duplicates("subject_id")


@remember
def _facts(edition: Edition, level: str, indicator: str) -> pd.DataFrame:
    """What is comparable in all years: the next year is looked at soon."""
    return edition.facts(indicator=indicator, **_asked(level))


@remember
def areas(edition: Edition, look: Look, area: Quantity) -> tuple[pd.DataFrame, Legend]:
    """Places in the columns of `components.interactive_map`, and the legend of their colours."""
    level, _, indicator = area.indicator.partition(DOT)
    if not indicator:
        return pd.DataFrame(columns=list(maps.AREA)), ()
    t, tone, known = edition.t, palette(look.mode), values(edition, area)
    classes = Classes.of(known["value"])
    shades = pale(len(classes.ranges), look.mode)
    value = dict(zip(known["subject_id"], known["value"], strict=True))
    said = contested_words(edition, contested(edition, area))
    said |= dict(zip(known["subject_id"], known["said"], strict=True))
    subjects = edition.tables["subjects"]
    places = [str(i) for i in subjects.loc[subjects["kind"] == level, "subject_id"]]
    names = edition.names("subjects")
    rows = [
        {
            "area_id": place, "level": level, "label": names[place],
            "tip": said.get(place, t("no value")),
            "colour": shades[classes.place(value[place])] if place in value else tone.surface,
            "hollow": place not in value,
        }
        for place in places
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(maps.AREA))
    counted = known["value"].map(classes.place).value_counts()
    words = ranges_said(classes, known, look.language)
    legend = tuple(
        (shades[at], t("{places} {range} · {count}").format(
            places=t(LEVELS[level]), range=words[at], count=counted[at]))
        for at in range(len(words)) if at in counted
    )  # fmt: skip
    if lacking := len(places) - len(known):
        legend += ((tone.faint, t("{places} without a value, left blank · {count}").format(
            places=t(LEVELS[level]), count=lacking)),)  # fmt: skip
    return frame, legend
