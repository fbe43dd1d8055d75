"""How the province stands among all provinces by number of development zones of each class."""

import pandas as pd

from components import formats
from dashboard.catalog import Edition, remember
from dashboard.figures.panel import Table
from dashboard.figures.zones.national_catalogue import ZONES_COUNT

LEAST_PROVINCES = 3  # of fewer, no standing


def indicators(edition: Edition) -> list[str]:
    """All zones, then each level with its classes, in the order of the package."""
    table = edition.tables["classes"]
    found = [ZONES_COUNT]
    for level in edition.names("levels"):
        own = table.loc[table["level_id"] == level, "class_id"]
        if len(own):
            found += [f"zones_{level}", *(f"zones_class_{class_id}" for class_id in own)]
    return found


@remember
def standing_table(edition: Edition) -> Table:
    """One row a class: number, rank among the provinces of the same day, their median and most."""
    t, home = edition.t, edition.settings.province_id
    wanted = indicators(edition)
    rows = edition.facts(indicator=wanted, subject_kind="province", filled="year", derived=False)
    own = rows[rows["subject_id"] == home].sort_values("period_end", kind="stable")
    own = own.drop_duplicates("indicator_id", keep="last").set_index("indicator_id")
    found, used, total = [], [], 0
    for indicator in wanted:
        if indicator not in own.index:
            continue
        mine = own.loc[indicator]
        same = (rows["indicator_id"] == indicator) & (rows["period_end"] == mine["period_end"])
        of_all = rows[same & (rows["source_id"] == mine["source_id"])]
        if len(of_all) < LEAST_PROVINCES:
            continue
        total = max(total, len(of_all))
        used.append(of_all)
        ahead = int((of_all["value"] > mine["value"]).sum())
        most = of_all["value"].max()
        top = of_all.loc[of_all["value"] == most, "subject"]
        found.append({
            t("Class"): mine["indicator"],
            str(mine["subject"]): int(mine["value"]),
            t("Rank"): formats.rank(ahead + 1, edition.language),
            t("Median"): formats.number(of_all["value"].median(), None, edition.language),
            t("Most"): f"{top.iloc[0]} {int(most)}" if len(top) == 1 else str(int(most)),
        })  # fmt: skip
    title = t("Number of zones by class among {count} provinces").format(count=total)
    if not found:
        return Table("standing", title)
    facts = pd.concat(used, ignore_index=True)
    first = facts.iloc[0]
    notes = (
        t("{period}; equal numbers share a rank.").format(period=first["period"]),
        *_other_kinds(edition, own),
    )
    covered = t("{count} of {count} provinces have a number").format(count=total)
    return Table(
        "standing", title, facts, notes, covered, frame=pd.DataFrame(found),
        decimals=(None,) * len(found),
    )  # fmt: skip


def _other_kinds(edition: Edition, own: pd.DataFrame) -> tuple[str, ...]:
    """What a level counts beyond the classes that are told apart."""
    notes, table, levels = [], edition.tables["classes"], edition.names("levels")
    for level, name in levels.items():
        classes = [f"zones_class_{i}" for i in table.loc[table["level_id"] == level, "class_id"]]
        if f"zones_{level}" in own.index and classes and set(classes) <= set(own.index):
            rest = int(own.at[f"zones_{level}", "value"] - own.loc[classes, "value"].sum())
            if rest > 0:
                said = edition.t("{level}: {count} of other kinds are counted besides the classes.")
                notes.append(said.format(level=name, count=rest))
    return tuple(notes)
