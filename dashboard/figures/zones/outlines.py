"""Outlines for drawing: the package's GeoJSON with rings as d3 wants them."""

import json
from typing import Any

from dashboard.catalog import Package, remember


@remember
def outlines(package: Package, level: str) -> bytes | None:
    """GeoJSON of one level with clockwise outer rings, or None where the package has none.

    The files follow RFC 7946 (counter-clockwise); on a sphere d3 takes that as everything outside
    the ring. deck.gl does not mind either way, so that one form serves both.
    """
    path = package.geometry(level)
    if path is None:
        return None
    collection = json.loads(path.read_text(encoding="utf-8"))
    for feature in collection["features"]:
        geometry = feature["geometry"]
        geometry["coordinates"] = _reversed(geometry["coordinates"], geometry["type"])
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _reversed(coordinates: Any, kind: str) -> Any:
    if kind == "Polygon":
        return [list(reversed(ring)) for ring in coordinates]
    return [[list(reversed(ring)) for ring in polygon] for polygon in coordinates]
