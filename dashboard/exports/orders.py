"""What a batch is to export: each chart of a selection, or charts or a brief of each zone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from components.theme import Look
from dashboard.catalog import Package
from dashboard.exports import BRIEF_FORMS
from dashboard.exports.brief import Subject, title
from dashboard.exports.chart_entry import NothingToDrawError
from dashboard.exports.charts import CHARTS
from dashboard.exports.choices import (
    BadParameterError,
    Choices,
    Parameters,
    UnknownValueError,
)
from dashboard.exports.files import file_name
from dashboard.figures import zone_map

Form = Literal["png", "svg", "pdf", "csv", "xlsx", "docx", "pptx"]
PICTURES: tuple[Form, ...] = ("png", "svg", "pdf")
BRIEFS: tuple[Form, ...] = BRIEF_FORMS
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
        Order(entry.name, selections.get(entry.page, {}), strict=strict)
        for entry in CHARTS.values()
        if entry.drawn or form not in PICTURES
    ]


def zone_orders(
    package: Package, language: str, form: Form, zones: Sequence[str] = ()
) -> list[Order]:
    """The map and the charts of each zone's page in a folder of its own; all zones by default.

    The table of the zone's figures comes with them in any form.
    """
    names = _file_names(_names(package, language))
    charts = [name for name in OF_A_ZONE if form in PICTURES or name != "map.zones"]
    return [
        Order(chart, {"zone": (zone,)}, names[zone])
        for zone in (zones or names)
        for chart in charts
    ]


def brief_orders(package: Package, language: str, zones: Sequence[str] = ()) -> list[BriefOrder]:
    """A brief of each zone; all zones by default."""
    subjects = {zone: Subject("zone", zone) for zone in _names(package, language)}
    titles = {zone: title(package, subject, language) for zone, subject in subjects.items()}
    names = _file_names(titles)
    return [BriefOrder(subjects[zone], names[zone]) for zone in (zones or subjects)]


def zone_ids(package: Package, language: str, named: Iterable[str]) -> tuple[str, ...]:
    """The ids of zones given by id or name. Raises UnknownValueError."""
    choices = Choices(package, language, {"zone": tuple(named)})
    return choices.many("", "zone", _names(package, language))


def _names(package: Package, language: str) -> dict[str, str]:
    registry = zone_map.registry(package, language)
    return dict(zip(registry["subject_id"], registry["name"], strict=True))


def _file_names(names: Mapping[str, str]) -> dict[str, str]:
    """Id -> the name as part of a path, with the id where several have it."""
    fit = {key: file_name(name) for key, name in names.items()}
    count = Counter(name.casefold() for name in fit.values())  # some systems know no capitals
    return {
        key: file_name(f"{name[:40]}_{key}") if count[name.casefold()] > 1 else name
        for key, name in fit.items()
    }


def require_known(package: Package, language: str, given: Parameters) -> None:
    """Every parameter is one of some chart, and some chart knows each value.

    Raises BadParameterError.
    """
    for name, values in given.items():
        charts = [chart for chart in CHARTS.values() if name in chart.parameters]
        if not charts:
            known = sorted({name for chart in CHARTS.values() for name in chart.parameters})
            raise BadParameterError(
                f"no chart has a parameter {name}. There are: {', '.join(known)}"
            )
        for value in values:
            refused = [
                error
                for chart in charts
                if (error := _refusal(package, language, chart.name, {name: (value,)}))
            ]
            if len(refused) == len(charts):
                raise max(refused, key=lambda error: len(error.allowed))


def _refusal(
    package: Package, language: str, chart: str, given: Parameters
) -> UnknownValueError | None:
    try:
        CHARTS[chart].export(package, Look("light", language), given)  # type: ignore[arg-type]
    except UnknownValueError as error:
        return error
    except NothingToDrawError:
        pass
    return None
