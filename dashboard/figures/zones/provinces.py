"""How the province stands among all provinces by number of development zones of each class."""

from typing import Any

import pandas as pd

from components import formats
from dashboard.catalog import Edition, remember
from dashboard.domain.comparable import in_one_unit
from dashboard.figures.panel import Table, covering
from dashboard.figures.zones.registry import ZONES_COUNT

LEAST_PROVINCES = 3  # of fewer, no standing


def indicators(edition: Edition) -> list[str]:
    """All zones, then each class, in the order of the package."""
    classes = edition.tables["classes"]["class_id"]
    return [ZONES_COUNT, *(f"zones_class_{class_id}" for class_id in classes)]


@remember
def standing_table(edition: Edition) -> Table:
    """One row a class: number, rank among the provinces of the same day, their median."""
    t, home = edition.t, edition.settings.province_id
    wanted = indicators(edition)
    rows = edition.facts(indicator=wanted, subject_kind="province", filled="year", derived=False)
    rows = in_one_unit(rows).rows
    own = rows[rows["subject_id"] == home].sort_values("period_end", kind="stable")
    own = own.drop_duplicates("indicator_id", keep="last").set_index("indicator_id")
    home_rows = own.to_dict("index")
    found, used = [], []
    for indicator in wanted:
        if indicator not in home_rows:
            continue
        mine = home_rows[indicator]
        same = (rows["indicator_id"] == indicator) & (rows["period_end"] == mine["period_end"])
        of_all = rows[same & (rows["source_id"] == mine["source_id"])]
        if len(of_all) < LEAST_PROVINCES:
            continue
        used.append(of_all)
        ahead = int((of_all["value"] > mine["value"]).sum())
        found.append({
            t("Class"): mine["indicator"],
            str(mine["subject"]): int(mine["value"]),
            t("Rank"): formats.rank(ahead + 1, edition.language),
            t("Median of all"): float(of_all["value"].median()),
        })  # fmt: skip
    title = t("Number of zones by class among all provinces")
    if not found:
        return Table("standing", title)
    facts = pd.concat(used, ignore_index=True)
    first = facts.iloc[0]
    rest = _other_kinds(edition, own)
    said = (
        t("{period}; equal numbers share a rank; {rest} of all are of kinds not listed.")
        if rest
        else t("{period}; equal numbers share a rank.")
    )
    notes = (said.format(period=first["period"], rest=rest),)
    places = edition.subject_places
    names = places[places["subject_kind"] == "province"].set_index("subject_id")["subject"]
    covered, missing = covering(
        t("{n} of {total} provinces have a number"), facts["subject_id"], names.index, dict(names)
    )
    return Table("standing", title, facts, notes, covered, missing, frame=pd.DataFrame(found))


@remember
def standing_line(edition: Edition) -> str:
    """The place of the province by number of all zones, in a sentence; "" where none is known."""
    t, table = edition.t, standing_table(edition)
    if table.frame.empty:
        return ""
    total = table.rows[table.rows["indicator_id"] == ZONES_COUNT]
    mine = total[total["subject_id"] == edition.settings.province_id]
    if mine.empty:
        return ""
    said = t("{province} stands {rank} by number of zones ({period}: {value})")
    own = mine.iloc[0]
    place = formats.rank((total["value"] > own["value"]).sum() + 1, edition.language, len(total))
    return said.format(
        province=own["subject"], rank=place, period=own["period"], value=own["display"]
    )


def _other_kinds(edition: Edition, own: pd.DataFrame) -> int:
    """How many zones the number of all holds beyond the classes that are told apart."""
    total, *classes = indicators(edition)
    if not classes or not {total, *classes} <= set(own.index):
        return 0
    number: dict[Any, float] = own["value"].to_dict()
    return int(number[total] - sum(number[indicator] for indicator in classes))
