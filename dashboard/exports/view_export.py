"""A view for the parameters of a link: its panels, and what their captions need."""

from dataclasses import dataclass
from typing import Any

from components.theme import Look
from dashboard.catalog import Edition
from dashboard.exports.caption import Context
from dashboard.figures.panel import Chart, Table
from dashboard.filters.parameters import BadParameterError, LinkAsker, Parameters
from dashboard.views import View


class NothingToDrawError(LookupError):
    """The selection leaves nothing; the text says why where that is known."""


@dataclass(frozen=True)
class Export:
    """What one view gives for one selection: `charts`, or `tables` of a view that has no picture,
    and what their captions need."""

    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    context: Context

    @property
    def panels(self) -> tuple[Chart | Table, ...]:
        return (*self.charts, *self.tables)


def export(
    view: View[Any],
    edition: Edition,
    look: Look,
    parameters: Parameters,
    *,
    strict: bool = True,
    as_table: bool = False,
    address: str = "",
) -> Export:
    """What is drawn for a selection; without `strict` a bad value falls back as on the page.

    as_table: also what has rows and no drawing. address: base address of the link, as in
    `Context.of`.

    Raises BadParameterError (strict only), and NothingToDrawError where nothing is left.
    """
    asker = LinkAsker(edition, view.given(parameters), strict=strict)
    selection = view.ask(asker)
    if strict:
        _require_known(view, asker, parameters)
    charts, tables = view.charts(asker, look, selection), view.tables(asker, selection)
    drawn = tuple(
        chart for chart in charts if chart.spec or chart.is_map or (as_table and len(chart.rows))
    )
    listed = tuple(table for table in tables if len(table.frame))
    if not drawn and not listed:
        why = " ".join(note for panel in (*charts, *tables) for note in panel.notes)
        raise NothingToDrawError(why or edition.t("There is no value for this selection."))
    context = Context.of(edition, (*drawn, *listed)[0].origin, address)
    return Export(drawn, listed, context)


def _require_known(view: View[Any], asker: LinkAsker, parameters: Parameters) -> None:
    for name in parameters:
        if name not in asker.parameters:
            known = ", ".join(asker.parameters) or "none"
            raise BadParameterError(f"{view.name} has no parameter {name}. It has: {known}")
