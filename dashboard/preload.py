"""What the first reader would otherwise wait for: modules and the data package."""

import importlib

from dashboard import catalog, figures, i18n, resources
from dashboard.figures import tracker, tracker_cells

MODULES = ("altair", "pydeck", "pyarrow", "streamlit", "dashboard.panels", "dashboard.filters")


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
    tracker_cells.standing_on(package, tracker.latest_day(package))
    for language in i18n.LANGUAGES:
        figures.facts(package, language)
