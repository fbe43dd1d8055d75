"""Where several words in the search box lead together, and what else one prefecture or zone offers.

水城 正安 贵阳 are three zones to compare, 黔南 逾期 is a list, 黔南 国家级 a map, 企业数 2024 a
ranking of that year, two clusters and two years a change.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.catalog import Edition
from dashboard.catalog.display_names import look
from dashboard.domain.comparison.peers import PeerRule
from dashboard.figures.clusters.growth_series import choices
from dashboard.figures.comparison.compared import MOST
from dashboard.figures.comparison.like_values import indicators, kind_ranked
from dashboard.figures.comparison.peer_groups import with_peers
from dashboard.figures.reforms.measure_matrix import usual
from dashboard.figures.search_index import LONGEST, Thing, found
from dashboard.i18n import mark

BETWEEN = re.compile(r"[\s、，,;；]+")
PARTS = re.compile(r"[()]")
YEAR = re.compile(r"((?:19|20)\d\d)年?")
MOST_WORDS = 8  # each is looked for by itself
FEWEST_LETTERS = 2  # of a level or a type that is meant by its beginning
# words that ask for something to be done with the others
ASKED = {"late": mark("Overdue"), "map": mark("Map")}
Parameters = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Direction:
    """A page with parameters of its address. note: what is seen there."""

    name: str
    note: str
    page: str
    parameters: Parameters


@dataclass
class _Meant:
    """What the words of a query mean; things by their kind."""

    things: dict[str, list[Thing]] = field(default_factory=dict)
    narrowed: list[tuple[str, str, str]] = field(default_factory=list)  # parameter, id, name
    asked: set[str] = field(default_factory=set)
    years: list[str] = field(default_factory=list)

    @property
    def kinds(self) -> set[str]:
        return set(self.things)

    def of(self, kind: str) -> list[Thing]:
        return self.things.get(kind, [])


def directions(edition: Edition, query: str) -> tuple[Direction, ...]:
    """What the words of a query ask for together; nothing where one of them means nothing."""
    ways = (_comparison, _late, _map, _ranking, _growth, _clusters)
    words = _words(edition, query[:LONGEST])
    for kind in ("", "zone", "cluster"):
        # 遵义 is a prefecture and 吉他 an indicator, but beside zones or clusters one of these
        meant = _meaning(edition, words, kind)
        led = tuple(direction for way in ways for direction in way(edition, meant))
        if led:
            return led
    return ()


def _words(edition: Edition, query: str) -> list[str]:
    if any(look(query) in name for thing in found(edition, query) for name in thing.names):
        return [query]  # a name with blanks in it
    return list(filter(None, BETWEEN.split(query)))[:MOST_WORDS]


def _meaning(edition: Edition, words: list[str], kind: str) -> _Meant:
    """What the words mean, nothing where one of them means nothing; kind: as in `_read`."""
    meant = _Meant()
    understood = [_read(edition, word, meant, kind) for word in words]
    return meant if all(understood) else _Meant()


def _read(edition: Edition, word: str, meant: _Meant, kind: str = "") -> bool:
    """Add what a word means; whether it means anything. kind: of things, "" for any."""
    wanted = look(word)
    if year := YEAR.fullmatch(wanted):
        meant.years.append(year[1])
        return True
    for name, said in ASKED.items():
        if wanted == look(edition.t(said)):
            meant.asked.add(name)
            return True
    for parameter, table in (("level", "levels"), ("type", "types")):
        for identity, name in edition.names(table).items():
            parts = PARTS.split(look(name))  # 高新技术产业开发区（高新区） is meant by either
            if len(wanted) >= FEWEST_LETTERS and any(p.startswith(wanted) for p in parts):
                meant.narrowed.append((parameter, identity, name))
                return True
    first = next((thing for thing in found(edition, word) if kind in ("", thing.kind)), None)
    if first and first not in meant.of(first.kind):
        meant.things.setdefault(first.kind, []).append(first)
    return first is not None


def _comparison(edition: Edition, meant: _Meant) -> Iterator[Direction]:
    """Several zones side by side, or one beside its peers."""
    t, zones = edition.t, meant.of("zone")
    if meant.kinds != {"zone"} or meant.asked or meant.narrowed or meant.years:
        return
    if len(zones) == 1:
        name = t("{zone} and its peers").format(zone=zones[0].name)
        chosen = with_peers(edition, zones[0].id, PeerRule.LEVEL_AND_TYPE.value, MOST)
    else:
        name, chosen = _names(edition, zones), tuple(zone.id for zone in zones[:MOST])
    yield Direction(name, t("Compare zones"), "compare", tuple(("zone", zone) for zone in chosen))


def _late(edition: Edition, meant: _Meant) -> Iterator[Direction]:
    """What is overdue in prefectures or zones, as a list."""
    places = [*meant.of("prefecture"), *meant.of("zone")]
    if not places or not meant.kinds <= {"prefecture", "zone"} or meant.narrowed or meant.years:
        return
    offered = len(places) == 1 and usual(edition.package)[0] == "light"  # there are due dates
    if meant.asked == {"late"} or (offered and not meant.asked):
        narrowed = [(thing.kind, thing.id) for thing in places]
        yield Direction(
            edition.t("{name}: overdue measures").format(name=_names(edition, places)),
            edition.t("Reform tracker"), "reforms", (("view", "late"), *narrowed),
        )  # fmt: skip


def _map(edition: Edition, meant: _Meant) -> Iterator[Direction]:
    """Zones of prefectures, levels or types, on the map."""
    t, places = edition.t, meant.of("prefecture")
    if not meant.kinds <= {"prefecture"} or "late" in meant.asked or meant.years:
        return
    if not places and not meant.narrowed:
        return
    names = [*(place.name for place in places), *(name for _, _, name in meant.narrowed)]
    wanted = [("prefecture", place.id) for place in places]
    wanted += [(parameter, identity) for parameter, identity, _ in meant.narrowed]
    name = t("{name}: zones on the map").format(name=t(" · ").join(names))
    yield Direction(name, t("Zone map"), "map", tuple(wanted))


def _ranking(edition: Edition, meant: _Meant) -> Iterator[Direction]:
    """An indicator ranked in a year, the zones named with it highlighted."""
    named, zones = meant.of("indicator"), meant.of("zone")
    more = bool(zones) or bool(meant.years)
    if len(named) != 1 or not more or not meant.kinds <= {"indicator", "zone"}:
        return
    of = "zone" if zones else kind_ranked(edition, named[0].id)
    if named[0].id not in indicators(edition, of):
        return
    asked = [("of", of), ("indicator", named[0].id), *(("year", year) for year in meant.years[:1])]
    asked += [("zone", zone.id) for zone in zones]
    said = [thing.name for thing in (*named, *zones)] + meant.years[:1]
    yield Direction(
        edition.t(" · ").join(said), edition.t("Indicator ranking"), "ranking", tuple(asked)
    )


def _growth(edition: Edition, meant: _Meant) -> Iterator[Direction]:
    """An indicator of zones, and of the clusters in them, over the years."""
    named, zones = meant.of("indicator"), meant.of("zone")
    if len(named) != 1 or not zones or meant.kinds != {"indicator", "zone"}:
        return
    grown, inside = choices(edition, named[0].id), [zone.id for zone in zones]
    parents = dict(edition.tables["subjects"][["subject_id", "parent_id"]].to_numpy())
    asked = [("cluster", cluster) for cluster in grown.clusters if parents[cluster] in inside]
    asked += [("zone", zone) for zone in inside if zone in grown.zones]
    if asked:
        name = edition.t(" · ").join(thing.name for thing in (*zones, *named))
        asked = [("view", "trend"), ("indicator", named[0].id), *asked]
        yield Direction(name, edition.t("Cluster growth"), "clusters", tuple(asked))


def _clusters(edition: Edition, meant: _Meant) -> Iterator[Direction]:
    """Clusters side by side: between two years where two are named, else over the years."""
    t, clusters, years = edition.t, meant.of("cluster"), sorted(meant.years)
    if meant.kinds != {"cluster"} or (len(clusters) < 2 and not years):
        return
    asked = [("cluster", cluster.id) for cluster in clusters]
    view = "change" if len(years) == 2 else "trend"
    if years:
        asked += [("from", years[0]), ("to", years[-1])]
    name = t(" · ").join([_names(edition, clusters), *years])
    yield Direction(name, t("Cluster growth"), "clusters", (("view", view), *asked))


def _names(edition: Edition, things: list[Thing]) -> str:
    return edition.t(", ").join(thing.name for thing in things)
