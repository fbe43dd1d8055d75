"""Outlines of a package: GeoJSON read with care, so that a fault costs an outline and no page."""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dashboard.catalog.reading.csv_cells import UnreadableError, decoded
from dashboard.catalog.reading.problems import Code, Problem
from dashboard.i18n import mark

Ring = list[list[float]]
Polygon = list[Ring]
LEAST_POINTS = 4  # of a ring, the first of which is the last
NOT_A_RING = mark("a ring has fewer than four points, or no area")
NOT_ON_EARTH = mark("a point is not a longitude and a latitude in degrees")
NOT_AREAS = mark("it has no area (Polygon or MultiPolygon)")


@dataclass(frozen=True)
class Outlines:
    """The outlines of one level. content: GeoJSON of MultiPolygons; box: west, south, east, north.

    Outer rings run clockwise and holes counter-clockwise, whatever the file has: on a sphere d3
    takes the area to the left of a ring as outside; the map that is moved does not mind either way.
    """

    content: bytes
    box: tuple[float, float, float, float]


class _WrongError(ValueError):
    """What is wrong with an outline: a message id."""


def read_outlines(read: Callable[[str], bytes], name: str) -> tuple[Outlines | None, list[Problem]]:
    """The outlines in the file `name` and its faults; None where nothing can be drawn.

    read: the content of a file by name, as `csv_cells.file_within`. Files follow RFC 7946 or its
    forerunners.
    """
    try:
        collection = json.loads(decoded(read(name)))
    except FileNotFoundError:
        return None, [Problem(Code.FILE_MISSING, name, detail=name)]
    except UnreadableError as error:
        return None, [Problem(Code(error.code), name, detail=error.detail or name)]
    except (ValueError, RecursionError):
        return None, [_wrong(name, mark("the file is cut off or no JSON"))]
    features = collection.get("features") if isinstance(collection, Mapping) else None
    if not isinstance(features, list) or not features:
        return None, [_wrong(name, mark("there is no list of features in it"))]
    drawn, problems = [], []
    for number, feature in enumerate(features, 1):
        try:
            drawn.append(_feature(feature))
        except _WrongError as error:
            problems.append(
                Problem(
                    Code.FEATURE_WRONG, name, value=_name(feature, number), detail=str(error),
                    lost="feature",
                )
            )  # fmt: skip
    if not drawn:
        return None, [*problems, _wrong(name, mark("none of its features can be drawn"))]
    whole = {"type": "FeatureCollection", "features": drawn}
    points = [point for f in drawn for p in f["geometry"]["coordinates"] for point in p[0]]
    lon, lat = [point[0] for point in points], [point[1] for point in points]
    content = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return Outlines(content, (min(lon), min(lat), max(lon), max(lat))), problems


def _wrong(name: str, reason: str) -> Problem:
    return Problem(Code.OUTLINE_WRONG, name, detail=reason)


def _name(feature: Any, number: int) -> str:
    """What an owner finds the feature by."""
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    own = properties if isinstance(properties, Mapping) else {}
    keys = ("name_zh", "name", "subject_id", "adcode")
    return next((str(own[key]) for key in keys if own.get(key)), f"#{number}")


def _feature(feature: Any) -> dict[str, Any]:
    """Raises _WrongError."""
    if not isinstance(feature, Mapping):
        raise _WrongError(NOT_AREAS)
    found = list(_polygons(feature.get("geometry")))
    if not found:
        raise _WrongError(NOT_AREAS)
    polygons = [wound for polygon in found if (wound := _wound(polygon))]
    if not polygons:
        raise _WrongError(NOT_A_RING)
    properties = feature.get("properties")
    return {
        "type": "Feature",
        "properties": dict(properties) if isinstance(properties, Mapping) else {},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def _polygons(geometry: Any) -> Iterator[Any]:
    """The polygons of a geometry, those of a collection one after the other."""
    if not isinstance(geometry, Mapping):
        return
    kind, inner = geometry.get("type"), geometry.get("coordinates")
    if kind == "Polygon":
        yield inner
    elif kind == "MultiPolygon" and isinstance(inner, list):
        yield from inner
    elif kind == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
        for part in geometry["geometries"]:
            if isinstance(part, Mapping) and part.get("type") in ("Polygon", "MultiPolygon"):
                yield from _polygons(part)


def _wound(polygon: Any) -> Polygon:
    """Rings in the directions of `Outlines`; none where the outer one has no area.

    Slivers without area are left out: programs that simplify leave them behind.
    """
    if not isinstance(polygon, list):
        raise _WrongError(NOT_A_RING)
    rings = [_ring(ring) for ring in polygon]
    if not rings or not rings[0][1]:
        return []
    # an outer ring clockwise has a negative area, a hole a positive one
    return [
        ring if (area < 0) == (number == 0) else ring[::-1]
        for number, (ring, area) in enumerate(rings)
        if area
    ]


def _ring(ring: Any) -> tuple[Ring, float]:
    """A closed ring and its signed area, positive where it runs counter-clockwise (shoelace)."""
    if not isinstance(ring, list):
        raise _WrongError(NOT_A_RING)
    points = [_point(point) for point in ring]
    if points and points[0] != points[-1]:
        points.append(points[0])
    if len(points) < LEAST_POINTS:
        return points, 0.0
    pairs = pairwise(points)
    return points, sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)


def _point(point: Any) -> list[float]:
    if not isinstance(point, list) or len(point) < 2:
        raise _WrongError(NOT_ON_EARTH)
    lon, lat = point[:2]
    for value, most in ((lon, 180), (lat, 90)):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _WrongError(NOT_ON_EARTH)
        if not math.isfinite(value) or abs(value) > most:
            raise _WrongError(NOT_ON_EARTH)
    return [lon, lat]
