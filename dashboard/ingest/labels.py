"""Where the names of prefectures and counties stand on the province map: apart, and central.

Both levels are drawn together with letters of fixed size, so a name is a box in pixels, one square
per Chinese character. The coarsest map is the one that decides: 600 x 560 pixels with the province
fitted into it; boxes apart there stay apart on every larger one.

Grid search: each name may stand at any point of a grid inside its outline. Names take turns, those
of prefectures first, and each takes the point of least cost while the others stay, until none
moves. Cost, in pixels: the distance from the centre of the outline, plus the area shared with other
boxes and, for prefectures, the area outside the own outline, weighted.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely  # type: ignore[import-untyped, unused-ignore]
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# The province is 5.97 degrees wide and is fitted into 94 % of 600 pixels: 1.05 km per pixel.
DEGREES_PER_PIXEL = 0.0106
CHARACTER = {"prefecture": 16, "county": 10}  # pixels, width and height
GRID = {"prefecture": 2.0, "county": 1.0}  # pixels between the points tried
MARGIN = {"prefecture": 2.0, "county": 0.5}  # pixels kept free around a box
OVERLAP_COST = 10.0  # a shared square pixel, against a pixel of distance from the centre
OUTSIDE_COST = {"prefecture": 2.0, "county": 0.0}  # a square pixel outside; counties are too small
MAX_ROUNDS = 50
POINT_DECIMALS = 5  # about 1 m


@dataclass
class Label:
    """A name's box with its margin (pixels), where it may stand, at what cost, and where it is."""

    width: float
    height: float
    spots: Floats  # n x 2; the first is the centre
    costs: Floats
    at: int = 0


def to_pixels(degrees: Floats) -> Floats:
    """Web Mercator: n x 2 longitude and latitude (degrees) to pixels to the east and north."""
    lat = np.log(np.tan(np.pi / 4 + np.radians(degrees[:, 1]) / 2))
    return np.column_stack((degrees[:, 0], np.degrees(lat))) / DEGREES_PER_PIXEL


def to_degrees(pixels: Floats) -> Floats:
    """The inverse of `to_pixels`."""
    mercator = pixels * DEGREES_PER_PIXEL
    lat = 2 * np.arctan(np.exp(np.radians(mercator[:, 1]))) - np.pi / 2
    return np.column_stack((mercator[:, 0], np.degrees(lat)))


def centre(outline: Any, level: str) -> Floats:
    """Centre of the largest circle inside an outline, of prefectures the centroid (1 x 2, degrees).

    The largest circle keeps a county's name clear of its neighbours; a prefecture is larger than
    its name, and in a long one, such as Qiannan, the circle lies at one end.
    """
    if level == "prefecture" and outline.contains(outline.centroid):
        return np.array(outline.centroid.coords)
    circle = shapely.maximum_inscribed_circle(outline, tolerance=0.001)
    return np.array([shapely.get_coordinates(circle)[0]])


def make_label(name: str, level: str, outline: Any) -> Label:
    """The box of a name, at the centre of its outline (degrees), and the grid inside that."""
    width = CHARACTER[level] * len(name) + 2 * MARGIN[level]
    height = CHARACTER[level] + 2 * MARGIN[level]
    middle = to_pixels(centre(outline, level))
    drawn = shapely.transform(outline, to_pixels)
    west, south, east, north = drawn.bounds
    x, y = np.meshgrid(*(np.arange(*ends, GRID[level]) for ends in ((west, east), (south, north))))
    grid = np.column_stack((x.ravel(), y.ravel()))
    spots = np.vstack((middle, grid[shapely.contains_xy(drawn, grid)]))
    half = np.array([width, height]) / 2
    boxes = shapely.box(*(spots - half).T, *(spots + half).T)
    outside = width * height - shapely.area(shapely.intersection(boxes, drawn))
    costs = np.hypot(*(spots - middle).T) + OUTSIDE_COST[level] * outside
    return Label(width, height, spots, costs)


def shared_area(moving: Label, still: Label) -> Floats:
    """Area (square pixels) that the boxes share, for every point where the first may stand."""
    apart = np.abs(moving.spots - still.spots[still.at])
    x = (moving.width + still.width) / 2 - apart[:, 0]
    y = (moving.height + still.height) / 2 - apart[:, 1]
    area: Floats = np.maximum(x, 0) * np.maximum(y, 0)
    return area


def settle(labels: list[Label]) -> None:
    """Let every label in turn take its point of least cost, until none moves."""
    for _ in range(MAX_ROUNDS):
        before = [label.at for label in labels]
        for moving in labels:
            others = [shared_area(moving, still) for still in labels if still is not moving]
            moving.at = int(np.argmin(moving.costs + OVERLAP_COST * np.sum(others, axis=0)))
        if before == [label.at for label in labels]:
            return


def set_point(place: dict[str, str], kind: str, lon: float, lat: float) -> None:
    """Write one point (degrees) into the columns `<kind>_lon` and `<kind>_lat`."""
    place[f"{kind}_lon"] = f"{lon:.{POINT_DECIMALS}f}"
    place[f"{kind}_lat"] = f"{lat:.{POINT_DECIMALS}f}"


def set_labels(places: list[dict[str, str]], levels: dict[str, dict[str, Any]]) -> None:
    """Give every place its label point; outlines by level, the coarsest first, and adcode.

    Names of levels that are not drawn on the map, the province's, stand at the centre.
    """
    drawn = {}
    for level, outlines in levels.items():  # the order in which names take turns
        for place in (place for place in places if place["level"] == level):
            outline = outlines[place["adcode"]]
            if level in CHARACTER:
                drawn[place["adcode"]] = make_label(place["short_zh"], level, outline)
            else:
                set_point(place, "label", *centre(outline, level)[0])
    settle(list(drawn.values()))
    for place in places:
        if found := drawn.get(place["adcode"]):
            set_point(place, "label", *to_degrees(found.spots[[found.at]])[0])
