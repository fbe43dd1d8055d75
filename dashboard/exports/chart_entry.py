"""One thing that can be exported: its name, its parameters, and what it gives for a selection."""

from collections.abc import Callable
from dataclasses import dataclass

from components.theme import Look
from dashboard.catalog import Package
from dashboard.exports.caption import Context
from dashboard.exports.choices import BadParameterError, Choices, Parameters
from dashboard.figures.panel import Panel

Panels = tuple[Panel, ...]
Build = Callable[[Choices, Look], Panels]


class NothingToDrawError(LookupError):
    """The selection leaves nothing; the text says why where that is known."""


@dataclass(frozen=True)
class Export:
    """What one chart gives for one selection: its panels and what their captions need."""

    panels: Panels
    context: Context


@dataclass(frozen=True)
class ChartEntry:
    """One thing that can be exported.

    `title` is a message id. `view` is the parameter that leads to the chart's place on the page.
    `drawn` is false for a table, which has no picture. `table` gives what goes into a table where
    that is not the rows of `panels`.
    """

    name: str
    page: str
    title: str
    parameters: tuple[str, ...]
    panels: Build
    view: tuple[tuple[str, str], ...] = ()
    drawn: bool = True
    table: Build | None = None

    def export(
        self,
        package: Package,
        look: Look,
        parameters: Parameters,
        *,
        strict: bool = True,
        as_table: bool = False,
        address: str = "",
    ) -> Export:
        """The panels for a selection; without `strict` a bad value falls back as on the page.

        address: base address of the link, as in `Context.of`.

        Raises BadParameterError (strict only), and NothingToDrawError where nothing is left.
        """
        if strict:
            self._require_known(parameters)
        choices = Choices(package, look.language, parameters, strict)
        found = (self.table if self.table and as_table else self.panels)(choices, look)
        kept = tuple(panel for panel in found if self._tells(panel, as_table))
        if not kept:
            why = " ".join(note for panel in found for note in panel.notes)
            raise NothingToDrawError(why or choices.t("There is no value for this selection."))
        link = choices.link(self.page, self.view)
        return Export(kept, Context.of(package, look.language, link, choices.words, address))

    def _tells(self, panel: Panel, as_table: bool) -> bool:
        """Whether there is anything to draw, or any row."""
        if as_table or not self.drawn:
            return len(panel.rows) > 0
        return bool(panel.spec) or panel.is_map

    def _require_known(self, parameters: Parameters) -> None:
        for name in parameters:
            if name not in self.parameters:
                known = ", ".join(self.parameters) or "none"
                raise BadParameterError(f"{self.name} has no parameter {name}. It has: {known}")
