"""The invented province, its prefectures and counties: names, codes, tables and outlines."""

from collections.abc import Iterator

from dashboard.demo.names import PROVINCE, PROVINCE_SHORT, Name
from dashboard.demo.outlines import Region, geojson
from dashboard.demo.world import PROVINCE_ID, Place, World
from dashboard.ingest.embedded import Row

COUNTY_SORTS = (("县", "County"), ("区", "District"), ("市", "City"))  # taken in turn


def places(levels: dict[str, list[Region]], stems: Iterator[Name]) -> list[Place]:
    """Every place, the province first, prefectures before their counties."""
    province = Place(PROVINCE_ID, "province", *PROVINCE, *PROVINCE_SHORT, "", levels["province"][0])
    found = [province]
    for region in levels["prefecture"]:
        name = next(stems)
        prefecture = Place(
            f"99{region.number + 1:02d}00", "prefecture", f"{name.zh}市", f"{name.en} City",
            name.zh, name.en, PROVINCE_ID, region,
        )  # fmt: skip
        found.append(prefecture)
        inside = [r for r in levels["county"] if r.parent == region.number]
        found += [_county(prefecture, at, r, next(stems)) for at, r in enumerate(inside, 1)]
    return found


def _county(prefecture: Place, at: int, region: Region, name: Name) -> Place:
    sort_zh, sort_en = COUNTY_SORTS[at % len(COUNTY_SORTS)]
    code = f"{prefecture.subject_id[:4]}{at:02d}"
    own = (f"{name.zh}{sort_zh}", f"{name.en} {sort_en}", name.zh, name.en)
    return Place(code, "county", *own, prefecture.subject_id, region)


def place_rows(world: World) -> list[Row]:
    """The table `places`."""
    return [
        {
            "subject_id": place.subject_id, "adcode": place.subject_id,
            "short_zh": place.short_zh, "short_en": place.short_en,
            **_point("label", *place.region.label), **_point("seat", *place.seat),
        }
        for place in world.places
    ]  # fmt: skip


def _point(name: str, lon: float, lat: float) -> Row:
    return {f"{name}_lon": f"{lon:.4f}", f"{name}_lat": f"{lat:.4f}"}


def outline_files(world: World) -> dict[str, str]:
    """Level -> its GeoJSON."""
    texts = {}
    for level, regions in world.levels.items():
        own = {place.region.number: _properties(place) for place in world.of_kind(level)}
        texts[level] = geojson(regions, own)
    return texts


def _properties(place: Place) -> dict[str, str]:
    return {
        "subject_id": place.subject_id, "level": place.kind, "name_zh": place.zh,
        "name_en": place.en, "parent_id": place.parent_id,
    }  # fmt: skip
