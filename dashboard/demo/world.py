"""What the invented province consists of, before it is written into tables."""

from dataclasses import dataclass, field

from dashboard.demo.outlines import Point, Region
from dashboard.ingest.embedded import Row

LAST_YEAR = 2025  # its figures run to the end of LAST_MONTH
LAST_MONTH = 10
CREATED = "2025-12-01"  # date of the data version; fixed, so that the bytes are
PROVINCE_ID = "990000"  # no province has this code


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


Tables = dict[str, list[Row]]
