"""How many of a known population have what a panel shows, and the names of the others."""

from collections.abc import Collection, Iterable, Mapping

from dashboard.catalog import Package


def covering(
    words: str, present: Collection[str], population: Iterable[str], names: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """`words` with {n} and {total} filled in; the names of those of `population` not `present`.

    Both are ids; an id without a name stands for itself, repeated ones count once.
    """
    wanted = tuple(dict.fromkeys(population))
    lacking = tuple(names.get(i, i) for i in wanted if i not in present)
    return words.format(n=len(wanted) - len(lacking), total=len(wanted)), lacking


def subjects_covering(
    package: Package, language: str, words: str, present: Iterable[str], population: Iterable[str]
) -> tuple[str, tuple[str, ...]]:
    """As `covering`, of subjects by their names in `language`."""
    return covering(words, set(present), population, package.names("subjects", language))
