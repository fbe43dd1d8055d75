"""The invented province as a folder: descriptor, schemas, tables and outlines."""

from pathlib import Path

import yaml

from dashboard.demo.assessments import assessment_rows, outcome_rows
from dashboard.demo.clauses import CLAUSES, POLICY, reform_rows
from dashboard.demo.fictional_outlines import build
from dashboard.demo.observations import (
    Observations,
    disputes,
    pairs,
    place_figures,
    project_figures,
    province_figures,
)
from dashboard.demo.sources_and_events import event_rows, source_rows
from dashboard.demo.world import (
    CREATED,
    LAST_YEAR,
    PROVINCE_ID,
    Tables,
    World,
    chance,
    names,
    outline_files,
    place_rows,
    places,
)
from dashboard.demo.zone_registry import (
    add_clusters,
    add_zones,
    cluster_rows,
    industry_rows,
    subject_rows,
    zone_rows,
)
from dashboard.demo.zone_series import cluster_series, zone_series
from dashboard.ingest.embedded import (
    DESCRIPTOR,
    SHARED,
    descriptor,
    real_names,
    shared,
    unused,
    write_package,
    write_text,
)

TITLE = ("云岚省（虚构）开发区演示数据", "Demonstration data on the fictional Yunlan Province")
DESCRIPTION = ("全部地名、条款与数字均为虚构，仅供演示。",
               "All places, clauses and figures are invented, for demonstration only.")  # fmt: skip
LEVELS = {level: f"geo/{level}.geojson" for level in ("province", "prefecture", "county")}


def world_of(zones: int, years: int, seed: int) -> World:
    """The province with its zones and clusters; years are those up to LAST_YEAR."""
    stems = names(seed, real_names())
    levels = build(chance(seed, "outlines"))
    found = World(seed, range(LAST_YEAR - years + 1, LAST_YEAR + 1), places(levels, stems))
    found.levels.update(levels)
    add_zones(found, zones, stems)
    add_clusters(found)
    return found


def tables_of(world: World) -> Tables:
    """Every table of the package."""
    table = Observations()
    province_figures(world, table)
    place_figures(world, table)
    after = pairs(world, table)
    listed = disputes(world, table)
    planned = project_figures(world, table)
    zone_series(world, table)
    cluster_series(world, table)
    events, linked = event_rows(world, planned)
    return {
        **{name: shared(name) for name in SHARED},
        **reform_rows(world),
        "sources": source_rows(world),
        "subjects": subject_rows(world),
        "places": place_rows(world),
        "zones": zone_rows(world),
        "zone_industries": industry_rows(world),
        "clusters": cluster_rows(world),
        "observations": table.rows,
        "conflicts": listed,
        "events": events,
        "event_observations": linked,
        "assessments": assessment_rows(world),
        "measure_observations": outcome_rows(after),
    }


def write(zones: int, years: int, seed: int, out: Path) -> None:
    """Write the package into the folder `out`, which is made where it does not exist.

    Raises OSError where it cannot be written.
    """
    world = world_of(zones, years, seed)
    about = descriptor() | {
        "name": "fictional-province", "title": TITLE[0], "title_en": TITLE[1],
        "description": DESCRIPTION[0], "description_en": DESCRIPTION[1],
        "version": f"demo-{zones}-{years}-{seed}", "created": f"{CREATED}T00:00:00Z",
        "licenses": [{"name": "CC0-1.0", "title": "虚构数据"}],
        "observatory": {
            "province_id": PROVINCE_ID, "fictional": True, "map_approval": "",
            "reform_policy_id": POLICY, "clause_count": len(CLAUSES), "geometry": dict(LEVELS),
        },
    }  # fmt: skip
    write_package(out, about, tables_of(world))
    for level, text in outline_files(world).items():
        write_text(out / LEVELS[level], text)


def replaceable(out: Path) -> bool:
    """Whether `out` may be written: it holds nothing, or an earlier fictional package."""
    found = out / DESCRIPTOR
    if not found.is_file():
        return unused(out)
    settings = yaml.safe_load(found.read_text(encoding="utf-8")).get("observatory", {})
    return bool(settings.get("fictional"))
