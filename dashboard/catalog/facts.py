"""Observations joined with what they are about: one wide row per figure, in a reader's language."""

from functools import lru_cache

import pandas as pd

from dashboard.catalog.package import Package

INDICATOR_COLUMNS = [
    "indicator_id", "indicator", "definition", "topic_id", "decimals", "direction", "kind",
    "additive", "growth_form", "growth_of",
]  # fmt: skip


@lru_cache(maxsize=8)
def facts(package: Package, language: str) -> pd.DataFrame:
    """All observations with subject, place, indicator, unit and source in words.

    One row per observation. Adds to the table's columns: subject, subject_kind, zone_id, county_id,
    prefecture_id, industry_id, the indicator's columns, unit (as written behind a number), source
    (publisher and title), source_short (without the title), note, printed, period_text, derived
    (False). Missing text is "".
    """
    subjects = subject_places(package, language)
    indicators = package.table("indicators", language).rename(columns={"name": "indicator"})
    units = package.table("units", language)
    unit = dict(zip(units["unit_id"], units["per"], strict=True))
    sources = source_labels(package, language)
    frame = package.table("observations", language)
    frame = frame.merge(subjects, on="subject_id", how="left")
    frame = frame.merge(indicators[INDICATOR_COLUMNS], on="indicator_id", how="left")
    return frame.assign(
        unit=frame["unit_id"].map(unit),
        source=frame["source_id"].map(sources),
        source_short=frame["source_id"].map(source_labels(package, language, titled=False)),
        derived=False,
    )


@lru_cache(maxsize=8)
def subject_places(package: Package, language: str) -> pd.DataFrame:
    """Every subject with its name, its kind and the zone, county and prefecture above it.

    Columns: subject_id, subject, subject_kind, zone_id, county_id, prefecture_id, industry_id;
    an id is "" where there is none. A zone counts as its own zone.
    """
    subjects = package.table("subjects", language)
    kinds = dict(zip(subjects["subject_id"], subjects["kind"], strict=True))
    parents = dict(zip(subjects["subject_id"], subjects["parent_id"], strict=True))
    clusters = package.tables["clusters"]
    industries = dict(zip(clusters["subject_id"], clusters["industry_id"], strict=True))

    def ancestor(subject_id: str, kind: str) -> str:
        seen: set[str] = set()
        while subject_id and subject_id not in seen:  # an owner's table may hold a circle
            if kinds.get(subject_id) == kind:
                return subject_id
            seen.add(subject_id)
            subject_id = parents.get(subject_id, "")
        return ""

    ids = subjects["subject_id"]
    return pd.DataFrame(
        {
            "subject_id": ids,
            "subject": subjects["name"],
            "subject_kind": subjects["kind"],
            "zone_id": [ancestor(i, "zone") for i in ids],
            "county_id": [ancestor(i, "county") for i in ids],
            "prefecture_id": [ancestor(i, "prefecture") for i in ids],
            "industry_id": [industries.get(i, "") for i in ids],
        }
    )


def source_labels(package: Package, language: str, *, titled: bool = True) -> dict[str, str]:
    """Source id -> publisher, title (if `titled`) and date as a reader cites them."""
    sources = package.table("sources", language)
    quotes = ("《{}》", "") if language == "zh" else ("“{}”", " ")
    labels = {}
    for row in sources.itertuples():
        title = quotes[0].format(row.title) if row.title and titled else ""
        date = f"（{row.published}）" if language == "zh" else f" ({row.published})"
        label = f"{row.publisher}{quotes[1] if title else ''}{title}{date if row.published else ''}"
        labels[str(row.source_id)] = label
    return labels
