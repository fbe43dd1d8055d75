"""What every exported picture, brief and workbook says about itself, as plain text."""

from dataclasses import dataclass
from urllib.parse import unquote

from dashboard.catalog import Edition
from dashboard.figures.panel import Origin, Panel, covered
from dashboard.i18n import Translator, mark, translator

# of the registry's sources: a zone often has one of its own, and fifty would fill the picture;
# the table of the zone map names every one beside its zone
MOST_REGISTRY = 12
UPWARD, DOWNWARD = ("more_than", "at_least"), ("almost", "less_than", "at_most")
SIGNS = {
    ("about",): mark("About: printed so in the source, a rounded value."),
    UPWARD: mark("More than, at least: a lower bound as printed; the value itself is not known."),
    DOWNWARD: mark("Almost, less than, at most: an upper bound as printed; the value itself is not "
                   "known."),
}  # fmt: skip
DERIVED = mark(
    "Derived: calculated from printed values, not printed itself; "
    "the interval is what rounding of the inputs allows."
)
ESTIMATED, PROVISIONAL = mark("Estimated by the source."), mark("Provisional, may be revised.")
QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'"}
SKETCH = mark("Sketch map, not a basis for boundaries.")


@dataclass(frozen=True)
class Context:
    """What a panel cannot know: the reader's language and filters, the view, the data version."""

    language: str
    filters: tuple[str, ...]  # in words: "指标：产值"
    link: str  # address of the view: path with query, after the base address where one is known
    version: str  # 8 hex digits
    created: str  # YYYY-MM-DD
    map_approval: str
    fictional: bool

    @classmethod
    def of(cls, edition: Edition, origin: Origin, address: str = "") -> "Context":
        """The context of a view of `edition`, asked for as `origin` says.

        address: a base address (`catalog.base_address`) to stand before its link; "" for that of
        the package's settings, and where these have none, the path must do.
        """
        return cls(
            language=edition.language,
            filters=origin.words,
            link=(address or edition.settings.address) + origin.link,
            version=edition.hash,
            created=edition.package.created,
            map_approval=edition.settings.map_approval,
            fictional=edition.settings.fictional,
        )


@dataclass(frozen=True)
class Caption:
    """Title, lines that belong above a drawing, lines that belong below it, and the mark of made-up
    data ("" where the data are real)."""

    title: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    fictional: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything but the title, in the order in which it is to be read."""
        return (*self.above, *self.below, *((self.fictional,) if self.fictional else ()))


def caption(panel: Panel, context: Context) -> Caption:
    """All that makes `panel` understood and checked without the program, in words."""
    t = translator(context.language)
    above = (_filters(context, t), _measured(panel, t), covered(panel, t))
    below = (
        *panel.notes,
        *_signs(panel, t),
        _sources(panel, t),
        _registry(panel, t),
        _version(context, t),
        *_map_notes(panel, context, t),
    )
    # in a Chinese font these marks are as wide as a Chinese sign
    plain = str.maketrans(QUOTES) if context.language == "en" else {}
    return Caption(
        title=panel.title.translate(plain),
        above=tuple(line.translate(plain) for line in above if line),
        below=tuple(dict.fromkeys(line.translate(plain) for line in below if line)),
        fictional=t("Fictional data") if context.fictional else "",
    )


def _filters(context: Context, t: Translator) -> str:
    if not context.filters:
        return ""
    return t("Filters: {filters}").format(filters=t("; ").join(context.filters))


def _measured(panel: Panel, t: Translator) -> str:
    """Unit and period in one line."""
    parts = []
    if panel.units:
        parts.append(t("Unit: {units}").format(units=t(", ").join(panel.units)))
    if periods := panel.period_words(t):
        parts.append(t("Period: {periods}").format(periods=periods))
    return t(" · ").join(parts)


def _signs(panel: Panel, t: Translator) -> list[str]:
    """Only the marks that the rows drawn have; numbers of values have none."""
    if panel.of_counts:
        return []
    rows, said = panel.rows, []
    if rows["derived"].eq(True).any():
        said.append(t(DERIVED))
    found = set(rows["qualifier"])
    said += [t(words) for signs, words in SIGNS.items() if found.intersection(signs)]
    statuses = set(rows["status"])
    if "E" in statuses:
        said.append(t(ESTIMATED))
    if "P" in statuses:
        said.append(t(PROVISIONAL))
    return said


def _sources(panel: Panel, t: Translator) -> str:
    """The sources of the rows; those of one label are named once."""
    labels = dict.fromkeys(panel.sources.values())
    return t("Source: ") + t("; ").join(labels) if labels else ""


def _registry(panel: Panel, t: Translator) -> str:
    """Where the zones of a map are known from; sources of one label are named once."""
    labels = tuple(dict.fromkeys(panel.registry.values()))
    if not labels:
        return ""
    named = t("; ").join(labels[:MOST_REGISTRY])
    line = t("Source of the zones shown, by the registry: {sources}").format(sources=named)
    more = len(labels) - MOST_REGISTRY
    if more <= 0:
        return line
    rest = t("; {count} more, each beside its zone in the table of the zone map (CSV, XLSX)")
    return line + rest.format(count=more)


def _version(context: Context, t: Translator) -> str:
    version = t("data version {hash} of {date}").format(hash=context.version, date=context.created)
    line = f"{t('Zone Observatory')}{t(' · ')}{version}"
    return f"{line}{t(' · ')}{t('View: {link}').format(link=unquote(context.link))}"


def _map_notes(panel: Panel, context: Context, t: Translator) -> list[str]:
    if not panel.is_map:
        return []
    said = " ".join(panel.notes)
    number = t("Map approval number: {number}").format(number=context.map_approval)
    notes = [t(SKETCH)] if t(SKETCH) not in said else []
    return [*notes, number] if context.map_approval and context.map_approval not in said else notes
