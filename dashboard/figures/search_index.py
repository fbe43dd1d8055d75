"""Zones, prefectures, clusters, indicators and measures by what a reader types, the best first:
names as they are written, or as they are typed with a Latin keyboard, whole syllables or initials.

A sign may be read in several ways (长顺 is changshun, 长 alone zhang), and place names follow no
dictionary of words, so each usual reading of each sign counts.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from dashboard.catalog import Edition, remember
from dashboard.catalog.display_names import SUBJECT_KIND, look
from dashboard.catalog.known_names import known_names
from dashboard.figures.reforms.cells import measure_names
from dashboard.figures.zones.registry import registry, short_names
from dashboard.i18n import mark

MOST_FOUND = 8  # more than a reader looks through
LONGEST = 120  # signs of a query: several names; the longest official one has 30
KINDS = ("prefecture", "zone", "cluster", "indicator", "measure")  # of equal matches the first
CODES = (("zones", "subject_id", "catalogue_code"), ("zones", "subject_id", "gbt_code"),
         ("places", "subject_id", "adcode"))  # fmt: skip
# how well a query fits, the best first
(SAME, SAME_CODE, BEGINS, BEGINS_CODE, INSIDE, SAME_PINYIN, BEGINS_PINYIN, SAME_INITIALS,
 BEGINS_INITIALS, INSIDE_PINYIN, INSIDE_INITIALS, SCATTERED, COUNTY) = range(13)  # fmt: skip
INDICATOR, MEASURE = mark("Indicator"), mark("Measure")
LEAST_INSIDE = 2  # letters: one letter is somewhere in nearly every spelling
MOST_READINGS = 3  # of one sign; the rarer ones are of old books
MOST_SPELLINGS = 12  # of one name; further signs then have their first reading only


@dataclass(frozen=True)
class Thing:
    """What can be found. names: as they look, in the order in which they are known."""

    kind: str
    id: str
    name: str
    note: str  # what it is and what it belongs to
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    county: tuple[str, ...] = ()  # names of the one that a zone lies in
    whole: tuple[str, ...] = ()  # spellings
    initials: tuple[str, ...] = ()


def found(edition: Edition, query: str) -> tuple[Thing, ...]:
    """What fits a query, the best first."""
    wanted = look(query[:LONGEST])
    if not wanted:
        return ()
    fits = []
    for place, thing in enumerate(index(edition)):
        fit = _fit(thing, wanted)
        if fit:
            fits.append((*fit, place, thing))
    return tuple(fit[-1] for fit in sorted(fits, key=lambda fit: fit[:-1])[:MOST_FOUND])


def _fit(thing: Thing, wanted: str) -> tuple[int, int] | None:
    """How well a thing fits, and how long what fits is; None where it does not."""
    fits = [
        *_in_words(thing.names, wanted, SAME, BEGINS, INSIDE),
        *_in_words(thing.codes, wanted, SAME_CODE, BEGINS_CODE, None),
        *_in_words(thing.county, wanted, COUNTY, COUNTY, None),
    ]
    if wanted.isascii():
        inside = len(wanted) >= LEAST_INSIDE
        fits += _in_words(
            thing.whole, wanted, SAME_PINYIN, BEGINS_PINYIN, INSIDE_PINYIN if inside else None
        )
        fits += _in_words(
            thing.initials, wanted, SAME_INITIALS, BEGINS_INITIALS,
            INSIDE_INITIALS if inside else None,
        )  # fmt: skip
    elif not fits:
        fits += [(SCATTERED, len(name)) for name in thing.names if _scattered(wanted, name)]
    return min(fits, default=None)


def _in_words(
    words: tuple[str, ...], wanted: str, same: int, begins: int, inside: int | None
) -> Iterator[tuple[int, int]]:
    for word in words:
        if wanted not in word:
            continue
        if word == wanted:
            yield same, len(word)
        elif word.startswith(wanted):
            yield begins, len(word)
        elif inside is not None:
            yield inside, len(word)


def _scattered(wanted: str, name: str) -> bool:
    """Whether a name has all signs in their order: 正安吉他 is in 正安经开区·吉他."""
    signs = iter(name)
    return all(sign in signs for sign in wanted)


@remember
def index(edition: Edition) -> tuple[Thing, ...]:
    """Everything that can be found, in the order of KINDS and of the tables."""
    things = [*_subjects(edition), *_indicators(edition), *_measures(edition)]
    return tuple(sorted(things, key=lambda thing: KINDS.index(thing.kind)))


def _subjects(edition: Edition) -> Iterator[Thing]:
    t, subjects = edition.t, edition.table("subjects")
    known, short = known_names(edition.package, "subjects"), short_names(edition)
    zones = registry(edition)
    belongs = {
        zone: tuple(filter(None, (short.get(prefecture, ""), level)))
        for zone, prefecture, level in zip(
            zones["subject_id"], zones["prefecture_id"], zones["level"], strict=True
        )
    }
    counties = {
        zone: tuple(map(look, known.get(county, ())))
        for zone, county in zip(zones["subject_id"], zones["county_id"], strict=True)
    }
    codes = _codes(edition)
    rows = zip(subjects["subject_id"], subjects["kind"], subjects["name"], strict=True)
    for identity, kind, name in rows:
        if kind in KINDS:
            note = (t(SUBJECT_KIND[kind]), *belongs.get(identity, ()))
            yield _thing(
                kind, identity, name, t(" · ").join(note), known.get(identity, ()),
                codes.get(identity, ()), counties.get(identity, ()),
            )  # fmt: skip


def _codes(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Subject -> its codes in the national catalogue and in the lists of places."""
    found: dict[str, tuple[str, ...]] = {}
    for table, key, column in CODES:
        rows = edition.tables[table]
        for identity, code in zip(rows[key], rows[column], strict=True):
            if isinstance(code, str) and code:
                found[identity] = (*found.get(identity, ()), look(code))
    return found


def _indicators(edition: Edition) -> Iterator[Thing]:
    """Those that have values; of any other there is nothing to be seen."""
    rows, valued = edition.table("indicators"), edition.count("indicator_id")
    known, topics = known_names(edition.package, "indicators"), edition.names("topics")
    for identity, name, topic in zip(
        rows["indicator_id"], rows["name"], rows["topic_id"], strict=True
    ):
        if valued.get(identity):
            note = edition.t(" · ").join(filter(None, (edition.t(INDICATOR), topics.get(topic))))
            yield _thing("indicator", identity, name, note, known.get(identity, ()))


def _measures(edition: Edition) -> Iterator[Thing]:
    known = known_names(edition.package, "measures")
    for identity, name in measure_names(edition).items():
        yield _thing("measure", identity, name, edition.t(MEASURE), known.get(identity, ()))


def _thing(
    kind: str, identity: str, name: str, note: str, known: tuple[str, ...],
    codes: tuple[str, ...] = (), county: tuple[str, ...] = (),
) -> Thing:  # fmt: skip
    names = tuple(dict.fromkeys((name, *known)))
    spelled = [spellings(each) for each in names if not each.isascii()]
    return Thing(
        kind, identity, name, note, tuple(dict.fromkeys(map(look, names))), codes, county,
        tuple(dict.fromkeys(each for whole, _ in spelled for each in whole)),
        tuple(dict.fromkeys(each for _, initials in spelled for each in initials)),
    )  # fmt: skip


@cache
def spellings(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whole spellings of a name, and its initials, each once; signs that are no letters left out.

    水城经开区 gives shuichengjingkaiqu and scjkq.
    """
    found: list[tuple[str, ...]] = [()]
    for sign in name.casefold():
        read = _readings(sign)
        if len(found) * len(read) > MOST_SPELLINGS:
            read = read[:1]
        if read:
            found = [(*before, reading) for before in found for reading in read]
    whole = dict.fromkeys("".join(syllables) for syllables in found)
    initials = dict.fromkeys("".join(s[0] for s in syllables) for syllables in found)
    return tuple(whole), tuple(initials)


@cache
def _readings(sign: str) -> tuple[str, ...]:
    """A sign in Latin letters without tones; a letter or digit as it is; () for anything else."""
    if not sign.isalnum():
        return ()
    if sign.isascii():
        return (sign,)
    # imported when first needed, and without its dictionary of words: 13 MB instead of 57
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    known = pinyin(sign, style=Style.NORMAL, heteronym=True)[0]
    return tuple(islice((reading for reading in known if reading.isascii()), MOST_READINGS))
