"""The invented zones with their industrial clusters, and everything else figures can be about."""

import random
from collections.abc import Iterator

from dashboard.demo.fictional_outlines import Point
from dashboard.demo.world import (
    PROVINCE_ID,
    PROVINCE_SHORT,
    Cluster,
    Name,
    Place,
    World,
    Zone,
    chance,
    weighted,
)
from dashboard.ingest.embedded import Row, shared

# type -> behind the stem of a name in Chinese, English and in full, and chance of the national
# level
TYPES = {
    "hidz": ("高新区", "HIDZ", "高新技术产业开发区", 0.4),
    "edz": ("经开区", "EDZ", "经济开发区", 0.15),
    "cbz": ("综保区", "CBZ", "综合保税区", 1.0),
    "aez": ("航空港经济区", "AEZ", "航空港经济区", 0.0),
    "nda": ("新区", "New Area", "新区", 1.0),
    "park": ("产业园区", "Park", "产业园区", 0.0),
}
WEIGHTS = (("edz", 62.0), ("hidz", 18.0), ("park", 14.0), ("cbz", 4.0), ("aez", 2.0))
UNKNOWN_LEVEL = 0.07
SHARING, PLACELESS, ON_SITE = 4, 23, 6  # every so many zones; see `_where`
REGISTRY = "zone-registry"  # id of the source


def add_zones(world: World, count: int, stems: Iterator[Name]) -> None:
    """Fill in `count` zones: some share a seat, some have a point of their own, a few have none."""
    numbers = chance(world.seed, "zones")
    counties = world.of_kind("county")
    numbers.shuffle(counties)
    industries = [row["industry_id"] for row in shared("industries")]
    taken: set[str] = set()
    for at in range(count):
        county = counties[(at - at // SHARING) % len(counties)]
        type_id = list(TYPES)[at] if at < len(TYPES) else weighted(numbers, WEIGHTS)
        name = Name(county.short_zh, county.short_en)
        if at % SHARING == 0 or _slug(name, type_id) in taken:
            name = next(stems)
        taken.add(_slug(name, type_id))
        world.zones.append(_zone(numbers, at, name, type_id, county, industries))
    world.zones.sort(key=lambda zone: (zone.prefecture_id, zone.county_id, zone.subject_id))


def _slug(name: Name, type_id: str) -> str:
    return f"{name.en.lower().replace(chr(39), '')}-{type_id}"


def _zone(
    numbers: random.Random, at: int, name: Name, type_id: str, county: Place, industries: list[str]
) -> Zone:
    behind_zh, behind_en, full, national = TYPES[type_id]
    level = "national" if numbers.random() < national else "provincial"
    level = "unknown" if level == "provincial" and numbers.random() < UNKNOWN_LEVEL else level
    point, precision = _where(numbers, at, county)
    led = numbers.choices((0, 1, 2, 3), (1, 4, 4, 2))[0]
    return Zone(
        subject_id=_slug(name, type_id), zh=f"{name.zh}{behind_zh}", en=f"{name.en} {behind_en}",
        full_zh=f"{name.zh}{full}（虚构）" if at % 5 else "", level_id=level, type_id=type_id,
        prefecture_id=county.parent_id, county_id="" if point is None else county.subject_id,
        point=point, precision=precision, industries=tuple(numbers.sample(industries, led)),
    )  # fmt: skip


def _where(numbers: random.Random, at: int, county: Place) -> tuple[Point | None, str]:
    if at % PLACELESS == PLACELESS // 2 - 1:
        return None, "none"
    if at % ON_SITE == ON_SITE - 1:
        return numbers.choice(county.region.spots), "site"
    return county.seat, "county_seat"


def add_clusters(world: World) -> None:
    """Fill in clusters of the zones' first industries and of a few counties."""
    numbers = chance(world.seed, "clusters")
    words = {row["industry_id"]: row for row in shared("industries")}
    for zone in world.zones:
        for industry in zone.industries[: numbers.choices((0, 1, 2), (3, 6, 2))[0]]:
            _add(world, words[industry], zone.subject_id, zone.zh, zone.en, "zone")
    for county in world.of_kind("county")[::12]:
        industry = numbers.choice(list(words))
        _add(world, words[industry], county.subject_id, county.zh, county.en, "county")


def _add(world: World, industry: Row, parent: str, zh: str, en: str, area: str) -> None:
    own = industry["industry_id"]
    name_zh, name_en = f"{zh}·{industry['name_zh']}", f"{en}: {industry['name_en'].lower()}"
    world.clusters.append(Cluster(f"{parent}-{own}", parent, own, area, name_zh, name_en))


def zone_rows(world: World) -> list[Row]:
    """The table `zones`."""
    return [
        {
            "subject_id": zone.subject_id, "full_name_zh": zone.full_zh,
            "full_name_status": _status(zone.full_zh, "seen" if at % 3 else "constructed"),
            "level_id": zone.level_id, "type_id": zone.type_id,
            "prefecture_id": zone.prefecture_id, "county_id": zone.county_id,
            "county_status": _status(zone.county_id, "seen" if at % 7 else "inferred", "none"),
            "lon": f"{zone.point[0]:.4f}" if zone.point else "",
            "lat": f"{zone.point[1]:.4f}" if zone.point else "",
            "location_precision": zone.precision,
            "verification": "verified" if at % 9 else "unverified",
            "confidence": "high" if at % 9 else "low",
            "source_id": REGISTRY, "locator": f"虚构名录第{at + 1}行",
        }
        for at, zone in enumerate(world.zones)
    ]  # fmt: skip


def _status(known: str, status: str, without: str = "unknown") -> str:
    return status if known else without


def industry_rows(world: World) -> list[Row]:
    """The table `zone_industries`."""
    return [
        {
            "zone_id": zone.subject_id, "industry_id": industry, "position": str(position),
            "source_id": REGISTRY, "locator": f"虚构名录第{at + 1}行",
        }
        for at, zone in enumerate(world.zones)
        for position, industry in enumerate(zone.industries, 1)
    ]  # fmt: skip


def cluster_rows(world: World) -> list[Row]:
    """The table `clusters`."""
    return [
        {
            "subject_id": cluster.subject_id, "industry_id": cluster.industry_id,
            "area": cluster.area, "definition_zh": "虚构口径，仅供演示。",
            "definition_en": "An invented definition, for demonstration only.",
        }
        for cluster in world.clusters
    ]  # fmt: skip


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
    rows = [_subject(p.subject_id, p.kind, p.zh, p.en, p.parent_id) for p in world.places]
    for zone in world.zones:
        parent = zone.county_id or zone.prefecture_id
        rows.append(_subject(zone.subject_id, "zone", zone.zh, zone.en, parent))
    rows += [_subject(c.subject_id, "cluster", c.zh, c.en, c.parent_id) for c in world.clusters]
    for project, zone in projects(world):
        zh, en = f"{zone.zh}演示项目（虚构）", f"{zone.en} demonstration project (fictional)"
        rows.append(_subject(project, "project", zh, en, zone.subject_id))
        company = f"{zone.subject_id}-company"
        zh, en = f"{zone.zh}运营公司（虚构）", f"{zone.en} operating company (fictional)"
        rows.append(_subject(company, "company", zh, en, zone.subject_id))
    for group, (zh, en) in GROUPS.items():
        names = f"{PROVINCE_SHORT[0]}{zh}", f"{PROVINCE_SHORT[1]}{en}"
        rows.append(_subject(group, "group", *names, PROVINCE_ID))
    return rows


def _subject(subject_id: str, kind: str, zh: str, en: str, parent_id: str) -> Row:
    return {
        "subject_id": subject_id, "kind": kind, "name_zh": zh, "name_en": en,
        "parent_id": parent_id,
    }  # fmt: skip
