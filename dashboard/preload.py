"""What the first reader would otherwise wait for: modules and the data package."""

import importlib

from dashboard import catalog, i18n, resources
from dashboard.figures.reforms import cells

MODULES = ("altair", "pyarrow", "streamlit", "dashboard.views", "dashboard.panels.charts")


def run() -> None:
    """Import modules, read the data package in every language, evaluate the tracker's log.

    A broken package is not an error here: the pages say what is wrong with it.
    """
    for name in MODULES:
        importlib.import_module(name)
    try:
        package = catalog.open_package(resources.data_folder())
    except catalog.PackageError:
        return
    cells.standing_on(package, cells.latest_day(package))
    for language in i18n.LANGUAGES:
        catalog.Edition.of(package, language).prepare()
