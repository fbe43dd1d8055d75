"""What the first reader would otherwise wait for: modules and the data package."""

import contextlib
import importlib
import pkgutil
from typing import cast

from components.theme import Language, Look
from dashboard import catalog, filters, i18n, panels, resources
from dashboard.exports.view_export import NothingToDrawError, export
from dashboard.figures import overview_figures, overview_findings
from dashboard.figures.reforms import cells
from dashboard.filters.parameters import LinkAsker
from dashboard.views import overview


def modules() -> None:
    """Import what the pages are made of; a panel registers its component when it is imported."""
    for name in ("altair", "pyarrow"):
        importlib.import_module(name)
    for package in (filters, panels):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(found.name)


def run() -> None:
    """Import modules, read the data package in the first language, evaluate the tracker's log.

    A broken package is not an error here: the pages say what is wrong with it.
    """
    modules()
    try:
        package = catalog.open_package(resources.data_folder())
    except catalog.PackageError:
        return
    cells.standing_on(package, cells.latest_day(package))
    catalog.Edition.of(package, i18n.DEFAULT).prepare()


def other_languages() -> None:
    """Read the data package in the languages that the first page is not in."""
    with contextlib.suppress(catalog.PackageError):
        package = catalog.open_package(resources.data_folder())
        for language in i18n.LANGUAGES:
            catalog.Edition.of(package, language).prepare()


def first_page() -> None:
    """Draw what most readers see first, in the first language and by day: it is remembered.

    After the start, beside the first reader, who waits only for what is not drawn yet.
    """
    try:
        package = catalog.open_package(resources.data_folder())
    except catalog.PackageError:
        return
    edition = catalog.Edition.of(package, i18n.DEFAULT)
    overview_findings.findings(edition, overview.ask(LinkAsker(edition, {}, strict=False)))
    overview_figures.headline(edition)
    for view in overview.VIEWS:
        with contextlib.suppress(NothingToDrawError):
            export(view, edition, Look("light", cast(Language, i18n.DEFAULT)), {}, strict=False)
