"""VIEWS: everything that can be asked for, drawn and exported, by name."""

from typing import Any

from dashboard.views import (
    cities,
    clusters,
    compare,
    data,
    environment,
    map,
    overview,
    ranking,
    reforms,
    zones,
)
from dashboard.views.view import View

PAGES = (overview, map, ranking, clusters, reforms, zones, compare, environment, cities, data)
VIEWS: dict[str, View[Any]] = {view.name: view for page in PAGES for view in page.VIEWS}

__all__ = ["VIEWS", "View"]
