"""The invented province: its chances, names and places, and what its zones and clusters are."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dashboard.demo.fictional_outlines import Point, Region
from dashboard.ingest.embedded import Row

LAST_YEAR = 2025  # its figures run to the end of LAST_MONTH
LAST_MONTH = 10
CREATED = "2025-12-01"  # date of the data version; fixed, so that the bytes are
PROVINCE_ID = "990000"  # no province has this code
PROVINCE = ("云岚省（虚构）", "Yunlan Province (fictional)")
PROVINCE_SHORT = ("云岚", "Yunlan")
# characters that names of places in China hardly ever join in this way
FIRST = {
    "霁": "ji", "槿": "jin", "曦": "xi", "翎": "ling", "珞": "luo", "霏": "fei", "璃": "li",
    "黛": "dai", "绾": "wan", "荇": "xing", "蘅": "heng", "杳": "yao", "霭": "ai", "筠": "yun",
    "漱": "shu", "裳": "shang", "笺": "jian", "棠": "tang", "绮": "qi", "萤": "ying",
    "鸢": "yuan", "砚": "yan", "蔻": "kou", "羲": "xi",
}  # fmt: skip
SECOND = {
    "汀": "ting", "陌": "mo", "岫": "xiu", "渚": "zhu", "樾": "yue", "漪": "yi", "隰": "xi",
    "墟": "xu", "坞": "wu", "澍": "shu", "崦": "yan", "岑": "cen", "畹": "wan", "皋": "gao",
    "陔": "gai", "隈": "wei", "阜": "fu", "浔": "xun",
}  # fmt: skip
COUNTY_SORTS = (("县", "County"), ("区", "District"), ("市", "City"))  # taken in turn
Tables = dict[str, list[Row]]
T = TypeVar("T")


def chance(seed: int, purpose: str) -> random.Random:
    """The generator of one part of the package; other parts do not move its numbers."""
    return random.Random(f"{seed}/{purpose}")  # noqa: S311  (nothing secret: the same again)


def weighted(numbers: random.Random, weights: Sequence[tuple[T, float]]) -> T:
    """One of the values, in proportion to its weight."""
    values = [value for value, _ in weights]
    return numbers.choices(values, [weight for _, weight in weights])[0]


@dataclass(frozen=True)
class Name:
    """The stem of a name, without county, city or zone behind it."""

    zh: str
    en: str


def names(seed: int, real: Iterable[str]) -> Iterator[Name]:
    """Invented stems in a shuffled order, each once in either language.

    real: names that no stem may be part of (those of the embedded package, both languages).
    """
    taken = [text.casefold() for text in real]
    pairs = [(first, second) for first in FIRST for second in SECOND]
    chance(seed, "names").shuffle(pairs)
    used: set[str] = set()
    for first, second in pairs:
        name = Name(first + second, _pinyin(FIRST[first], SECOND[second]))
        known = any(word in text for text in taken for word in (name.zh, name.en.casefold()))
        if not known and name.en not in used:
            used.add(name.en)
            yield name


def _pinyin(first: str, second: str) -> str:
    apostrophe = "'" if second[0] in "aoe" else ""
    return f"{first}{apostrophe}{second}".capitalize()


@dataclass(frozen=True)
class Place:
    """The province, a prefecture or a county; parent_id is "" for the province."""

    subject_id: str
    kind: str
    zh: str
    en: str
    short_zh: str
    short_en: str
    parent_id: str
    region: Region

    @property
    def seat(self) -> Point:
        """Where the government sits: beside the label, so that both can be read."""
        spots = self.region.spots
        return spots[min(1, len(spots) - 1)]


@dataclass(frozen=True)
class Zone:
    """A development zone. county_id is "" for a zone without county; point None without point."""

    subject_id: str
    zh: str
    en: str
    full_zh: str
    level_id: str
    type_id: str
    prefecture_id: str
    county_id: str
    point: Point | None
    precision: str
    industries: tuple[str, ...]


@dataclass(frozen=True)
class Cluster:
    """An industry in a zone or in a county (`area`)."""

    subject_id: str
    parent_id: str
    industry_id: str
    area: str
    zh: str
    en: str


@dataclass
class World:
    """Places, zones and clusters with the seed and years that everything else is made from."""

    seed: int
    years: range  # calendar years with figures; the last one is not over
    places: list[Place]
    zones: list[Zone] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    levels: dict[str, list[Region]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[Place]:
        """The places of one kind in the order of their codes."""
        return [place for place in self.places if place.kind == kind]


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


def geojson(regions: Iterable[Region], properties: Mapping[int, Mapping[str, str]]) -> str:
    """One level as compact text, a feature to a line. properties: number of a region -> them."""
    features = (
        {
            "type": "Feature",
            "properties": dict(properties[region.number]),
            "geometry": {"type": "Polygon", "coordinates": region.rings},
        }
        for region in regions
    )
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in features)
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
