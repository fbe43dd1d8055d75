"""The part of the reform brief on clauses: how far they have come, as counts with bounds."""

from dataclasses import replace

from dashboard.catalog import Edition, Package
from dashboard.exports.brief import compose
from dashboard.exports.brief.content import Figure, Section, Sentence
from dashboard.exports.brief.tables import plain_table
from dashboard.figures.panel import Chart as Drawn
from dashboard.figures.reforms import cells, measure_matrix, progress_counts
from dashboard.figures.reforms.cells import ReformSelection
from dashboard.i18n import translator

NUMBERS = (2, 3, 4, 5, 6, 7)  # columns of the table of measures that hold counts


def of_clauses(package: Package) -> ReformSelection | None:
    """The measures that are no practices of the press; None where there is none."""
    practices = set(cells.practices_of(package, ReformSelection()))
    every = cells.measures_of(package, ReformSelection())
    own = tuple(measure for measure in every if measure not in practices)
    return ReformSelection(measure=own) if own else None


def progress_section(edition: Edition) -> Section | None:
    """By theme and by measure, and every cell; None where no clause is entered."""
    chosen = of_clauses(edition.package)
    if chosen is None:
        return None
    t, look = edition.t, compose.look(edition.language)
    themes = progress_counts.themes_panel(edition, look, chosen)
    color, sort = measure_matrix.usual(edition.package)
    cells = measure_matrix.matrix_panel(edition, look, replace(chosen, color=color, sort=sort))
    message = _said(themes, edition.language)
    table = progress_counts.measure_table(edition, chosen)
    listed = plain_table(table.frame, table.title, table.notes[0], NUMBERS)
    figures = (Figure(themes, message), Figure(cells, Sentence(cells.coverage)))
    drawn = tuple(figure for figure in figures if figure.panel.spec)
    return Section(t("Progress of the clauses"), message, (), drawn, (listed,))


def progress_sentences(edition: Edition) -> list[Sentence]:
    """What the summary says of the clauses; nothing where none is entered."""
    chosen = of_clauses(edition.package)
    if chosen is None:
        return []
    return [
        _said(
            progress_counts.themes_panel(edition, compose.look(edition.language), chosen),
            edition.language,
        )
    ]


def _said(panel: Drawn, language: str) -> Sentence:
    t = translator(language)
    text = t("Each clause in each zone it is meant for, {period}: {bounds}.")
    return Sentence(text.format(period="".join(panel.periods[:1]), bounds=panel.coverage))
