"""What a batch is to export: each chart of a selection, or charts or a brief of each zone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from components.theme import Look
from dashboard.catalog import Edition
from dashboard.exports.brief import Subject, title
from dashboard.exports.forms import PICTURES, Form
from dashboard.exports.safe_files import file_name
from dashboard.exports.view_export import NothingToDrawError, export
from dashboard.figures.zones.registry import registry
from dashboard.filters.parameters import (
    BadParameterError,
    LinkAsker,
    Parameters,
    UnknownValueError,
)
from dashboard.views import VIEWS

OF_A_ZONE = ("map.zones", "zones.trends", "zones.pairs", "zones.figures")


@dataclass(frozen=True)
class Order:
    """One chart to be exported: its parameters and the folder in the pack ("" for none).

    strict: a value that the chart does not have leaves it out; otherwise it falls back as on the
    page.
    """

    chart: str
    parameters: Parameters
    folder: str = ""
    strict: bool = True


@dataclass(frozen=True)
class BriefOrder:
    """One brief to be exported; `name` of its file, without the ending."""

    subject: Subject
    name: str


def chart_orders(
    selections: Mapping[str, Parameters], form: Form, *, strict: bool = True
) -> list[Order]:
    """Every chart, with the parameters of its page ({} where the mapping has none).

    Tables, which have no picture, only where `form` is one of a table.
    """
    return [
        Order(view.name, selections.get(view.page, {}), strict=strict)
        for view in VIEWS.values()
        if not (view.tabulate and form in PICTURES)
    ]


def zone_orders(edition: Edition, form: Form, zones: Sequence[str] = ()) -> list[Order]:
    """The map and the charts of each zone's page in a folder of its own; all zones by default.

    The table of the zone's figures comes with them in any form.
    """
    names = _file_names(_names(edition))
    charts = [name for name in OF_A_ZONE if form in PICTURES or name != "map.zones"]
    return [
        Order(chart, {"zone": (zone,)}, names[zone])
        for zone in (zones or names)
        for chart in charts
    ]


def brief_orders(edition: Edition, zones: Sequence[str] = ()) -> list[BriefOrder]:
    """A brief of each zone; all zones by default."""
    subjects = {zone: Subject("zone", zone) for zone in _names(edition)}
    titles = {zone: title(edition, subject) for zone, subject in subjects.items()}
    names = _file_names(titles)
    return [BriefOrder(subjects[zone], names[zone]) for zone in (zones or subjects)]


def zone_ids(edition: Edition, named: Iterable[str]) -> tuple[str, ...]:
    """The ids of zones given by id or name. Raises UnknownValueError."""
    return LinkAsker(edition, {"zone": tuple(named)}).many("", "zone", _names(edition), "")


def _names(edition: Edition) -> dict[str, str]:
    table = registry(edition)
    return dict(zip(table["subject_id"], table["name"], strict=True))


def _file_names(names: Mapping[str, str]) -> dict[str, str]:
    """Id -> the name as part of a path, with the id where several have it."""
    fit = {key: file_name(name) for key, name in names.items()}
    count = Counter(name.casefold() for name in fit.values())  # some systems know no capitals
    return {
        key: file_name(f"{name[:40]}_{key}") if count[name.casefold()] > 1 else name
        for key, name in fit.items()
    }


def require_known(edition: Edition, given: Parameters) -> None:
    """Every parameter is one of some view, and some view knows each value.

    Raises BadParameterError.
    """
    takes = {view.name: view.parameters(edition) for view in VIEWS.values()}
    for name, values in given.items():
        views = [view for view in takes if name in takes[view]]
        if not views:
            known = sorted({name for names in takes.values() for name in names})
            raise BadParameterError(
                f"no chart has a parameter {name}. There are: {', '.join(known)}"
            )
        for value in values:
            refused = [
                error for view in views if (error := _refusal(edition, view, {name: (value,)}))
            ]
            if len(refused) == len(views):
                raise max(refused, key=lambda error: len(error.allowed))


def _refusal(edition: Edition, view: str, given: Parameters) -> UnknownValueError | None:
    look = Look("light", edition.language)  # type: ignore[arg-type]
    try:
        export(VIEWS[view], edition, look, given)
    except UnknownValueError as error:
        return error
    except NothingToDrawError:
        pass
    return None
