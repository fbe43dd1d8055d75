"""A view: one thing with one name that can be asked for and drawn, on a page or into a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from components.theme import Look
from dashboard.catalog import Edition
from dashboard.figures.panel import Chart, Origin, Table
from dashboard.filters.asker import Asker
from dashboard.filters.parameters import LinkAsker, Parameters

S = TypeVar("S")
Draw = Callable[[Edition, Look, S], Chart | tuple[Chart, ...]]
Tabulate = Callable[[Edition, S], Table]


@dataclass(frozen=True)
class View(Generic[S]):
    """What is asked and drawn under `name`, which is page and view: `clusters.trend`.

    `title` is a message id. `ask` is the question of its page, in which `tab` is the form that the
    view belongs to ("" for all, or where the page has one form). For what was chosen `draw` gives a
    chart or several; a view without it is a table, which has no picture, and `tabulate` gives that.
    `needs`: the choice without which there is nothing to draw.
    """

    name: str
    title: str
    ask: Callable[[Asker], S]
    draw: Draw[S] | None = None
    tab: str = ""
    tabulate: Tabulate[S] | None = None
    needs: str = ""

    @property
    def page(self) -> str:
        return self.name.partition(".")[0]

    def charts(self, asker: Asker, look: Look, selection: S) -> tuple[Chart, ...]:
        """What is drawn for what `asker` was told; every chart knows the choices that made it."""
        if not self.draw or (self.needs and not getattr(selection, self.needs)):
            return ()
        found = self.draw(asker.edition, look, selection)
        drawn = found if isinstance(found, tuple) else (found,)
        origin = self._origin(asker)
        return tuple(chart.of(origin) for chart in drawn)

    def tables(self, asker: Asker, selection: S) -> tuple[Table, ...]:
        """As `charts`, of a view that is a table."""
        found = self.tabulate(asker.edition, selection) if self.tabulate else None
        return (found.of(self._origin(asker)),) if found else ()

    def _origin(self, asker: Asker) -> Origin:
        return Origin(self.name, tuple(asker.words), asker.link(self.page))

    def given(self, parameters: Parameters) -> Parameters:
        """Parameters of a link with the form that the view belongs to."""
        return {**parameters, "view": (self.tab,)} if self.tab else parameters

    def parameters(self, edition: Edition) -> tuple[str, ...]:
        """The parameters of the address that choose what the view shows."""
        asker = LinkAsker(edition, self.given({}), strict=False)
        self.ask(asker)
        return asker.parameters


def of_tab(views: Iterable[View[S]], tab: str) -> list[View[S]]:
    """The views of a page that are seen in one of its forms."""
    return [view for view in views if view.tab in ("", tab)]
