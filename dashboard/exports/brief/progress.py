"""The part of the reform brief on clauses: how far they have come, as counts with bounds."""

from dashboard.catalog import Package
from dashboard.exports.brief import compose
from dashboard.exports.brief.content import Figure, Section, Sentence
from dashboard.exports.brief.tables import plain_table
from dashboard.figures import tracker_cells, tracker_counts, tracker_matrix
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Chosen
from dashboard.i18n import translator

NUMBERS = (2, 3, 4, 5, 6, 7)  # columns of the table of measures that hold counts


def of_clauses(package: Package) -> Chosen | None:
    """The measures that are no practices of the press; None where there is none."""
    practices = set(tracker_cells.practices_of(package, Chosen()))
    every = tracker_cells.measures_of(package, Chosen())
    own = tuple(measure for measure in every if measure not in practices)
    return Chosen(measure=own) if own else None


def progress_section(package: Package, language: str) -> Section | None:
    """By theme and by measure, and every cell; None where no clause is entered."""
    chosen = of_clauses(package)
    if chosen is None:
        return None
    t, look = translator(language), compose.look(language)
    themes = tracker_counts.themes_panel(package, look, chosen)
    cells = tracker_matrix.tracker_panel(package, look, chosen, tracker_matrix.usual(package))
    message = _said(themes, language)
    table = tracker_counts.measure_table(package, language, chosen)
    listed = plain_table(table.rows, table.title, table.notes[0], NUMBERS)
    figures = (Figure(themes, message), Figure(cells, Sentence(cells.coverage)))
    drawn = tuple(figure for figure in figures if figure.panel.spec)
    return Section(t("Progress of the clauses"), message, (), drawn, (listed,))


def progress_sentences(package: Package, language: str) -> list[Sentence]:
    """What the summary says of the clauses; nothing where none is entered."""
    chosen = of_clauses(package)
    if chosen is None:
        return []
    return [_said(tracker_counts.themes_panel(package, compose.look(language), chosen), language)]


def _said(panel: Panel, language: str) -> Sentence:
    t = translator(language)
    text = t("Each clause in each zone it is meant for, {period}: {bounds}.")
    return Sentence(text.format(period="".join(panel.periods[:1]), bounds=panel.coverage))
