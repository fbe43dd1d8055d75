"""Everything figures can be about: places, zones, clusters, projects, firms and groups of zones."""

from dashboard.demo.names import PROVINCE_SHORT
from dashboard.demo.world import PROVINCE_ID, World, Zone
from dashboard.ingest.embedded import Row

ALL_ZONES, PARKS = "demo-zones", "demo-parks"
PROJECT_EVERY = 7  # zones
GROUPS = {
    ALL_ZONES: ("省开发区（虚构）", " development zones (fictional)"),
    PARKS: ("省产业园区（虚构）", " industrial parks (fictional)"),
}


def projects(world: World) -> list[tuple[str, Zone]]:
    """Id and zone of the invented projects."""
    return [(f"{zone.subject_id}-project", zone) for zone in world.zones[::PROJECT_EVERY]]


def subject_rows(world: World) -> list[Row]:
    """The table `subjects`."""
    rows = [_row(p.subject_id, p.kind, p.zh, p.en, p.parent_id) for p in world.places]
    for zone in world.zones:
        parent = zone.county_id or zone.prefecture_id
        rows.append(_row(zone.subject_id, "zone", zone.zh, zone.en, parent))
    rows += [_row(c.subject_id, "cluster", c.zh, c.en, c.parent_id) for c in world.clusters]
    for project, zone in projects(world):
        zh, en = f"{zone.zh}演示项目（虚构）", f"{zone.en} demonstration project (fictional)"
        rows.append(_row(project, "project", zh, en, zone.subject_id))
        company = f"{zone.subject_id}-company"
        zh, en = f"{zone.zh}运营公司（虚构）", f"{zone.en} operating company (fictional)"
        rows.append(_row(company, "company", zh, en, zone.subject_id))
    for group, (zh, en) in GROUPS.items():
        names = f"{PROVINCE_SHORT[0]}{zh}", f"{PROVINCE_SHORT[1]}{en}"
        rows.append(_row(group, "group", *names, PROVINCE_ID))
    return rows


def _row(subject_id: str, kind: str, zh: str, en: str, parent_id: str) -> Row:
    return {
        "subject_id": subject_id, "kind": kind, "name_zh": zh, "name_en": en,
        "parent_id": parent_id,
    }  # fmt: skip
