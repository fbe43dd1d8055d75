"""What the first reader would otherwise wait for: modules and the data package."""

import importlib
import pkgutil

from dashboard import catalog, filters, i18n, panels, resources
from dashboard.figures.reforms import cells


def modules() -> None:
    """Import what the pages are made of; a panel registers its component when it is imported."""
    for name in ("altair", "pyarrow", "dashboard.views"):
        importlib.import_module(name)
    for package in (filters, panels):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(found.name)


def run() -> None:
    """Import modules, read the data package in every language, evaluate the tracker's log.

    A broken package is not an error here: the pages say what is wrong with it.
    """
    modules()
    try:
        package = catalog.open_package(resources.data_folder())
    except catalog.PackageError:
        return
    cells.standing_on(package, cells.latest_day(package))
    for language in i18n.LANGUAGES:
        catalog.Edition.of(package, language).prepare()
