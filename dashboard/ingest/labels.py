"""The names of prefectures and counties on the province map: short, apart, and central.

Both levels are drawn together with letters of fixed size, so a name is a box in pixels, one square
per Chinese character. The coarsest map is the one that decides: 600 x 560 pixels with the province
fitted into it; boxes apart there stay apart on every larger one.

Grid search: each name may stand at any point of a grid inside its outline. Names take turns, those
of prefectures first, and each takes the point of least cost while the others stay, until none
moves. Cost, in pixels: the distance from the centre of the outline, plus the area shared with other
boxes and, for prefectures, the area outside the own outline, weighted.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import shapely  # type: ignore[import-untyped, unused-ignore]
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FRAME = np.array([600, 560]) * 0.94  # pixels of the coarsest map that the province takes up
CHARACTER = {"prefecture": 16, "county": 10}  # pixels, width and height
GRID = {"prefecture": 2.0, "county": 1.0}  # pixels between the points tried
MARGIN = {"prefecture": 2.0, "county": 0.5}  # pixels kept free around a box
OVERLAP_COST = 10.0  # a shared square pixel, against a pixel of distance from the centre
OUTSIDE_COST = {"prefecture": 2.0, "county": 0.0}  # a square pixel outside; counties are too small
MAX_ROUNDS = 50
POINT_DECIMALS = 5  # about 1 m
# two characters at least stay: 南县, 东乡族自治县
KIND = re.compile("(.{2,}?)(自治[区州县旗]|[地林特新]区|[省市区县盟])")
PEOPLES = re.compile(
    "(.{2,}?)(各族|蒙古族?|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|"
    "哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|"
    "达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|普米族|塔吉克|怒族|保安族|裕固族|独龙族|族)+"
)


@dataclass
class Label:
    """A name's box with its margin (pixels), where it may stand, at what cost, and where it is."""

    width: float
    height: float
    spots: Floats  # n x 2; the first is the centre
    costs: Floats
    at: int = 0


def short_name(name: str) -> str:
    """A Chinese name without what kind of place it is: 玉龙纳西族自治县 is 玉龙, 南县 stays."""
    kind = KIND.fullmatch(name)
    if kind is None:
        return name
    stem, end = kind.groups()
    if end.startswith("自治") and (peoples := PEOPLES.fullmatch(stem)):
        stem = peoples[1]
    return str(stem) + ("州" if end == "自治州" else "")  # 大理州 beside 大理市


def set_short_names(places: list[dict[str, str]]) -> None:
    """Fill empty `short_zh`; a county whose short name another place has too keeps the whole."""
    new = [place for place in places if not place["short_zh"]]
    for place in new:
        place["short_zh"] = short_name(place["name_zh"])
    count = Counter(place["short_zh"] for place in places)
    for place in new:
        if place["level"] == "county" and count[place["short_zh"]] > 1:
            place["short_zh"] = place["name_zh"]


def degrees_per_pixel(outlines: list[Any]) -> float:
    """How coarse the map is on which all outlines fit into the frame."""
    west, south, east, north = shapely.total_bounds(outlines)
    corners = to_pixels(np.array([[west, south], [east, north]]), 1)
    return float(np.round(np.max((corners[1] - corners[0]) / FRAME), 4))


def to_pixels(degrees: Floats, scale: float) -> Floats:
    """Web Mercator: n x 2 longitude and latitude (degrees) to pixels to the east and north."""
    lat = np.log(np.tan(np.pi / 4 + np.radians(degrees[:, 1]) / 2))
    return np.column_stack((degrees[:, 0], np.degrees(lat))) / scale


def to_degrees(pixels: Floats, scale: float) -> Floats:
    """The inverse of `to_pixels`."""
    mercator = pixels * scale
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


def make_label(name: str, level: str, outline: Any, scale: float) -> Label:
    """The box of a name, at the centre of its outline (degrees), and the grid inside that."""
    width = CHARACTER[level] * len(name) + 2 * MARGIN[level]
    height = CHARACTER[level] + 2 * MARGIN[level]
    middle = to_pixels(centre(outline, level), scale)
    drawn = shapely.transform(outline, partial(to_pixels, scale=scale))
    west, south, east, north = drawn.bounds
    x, y = np.meshgrid(*(np.arange(*ends, GRID[level]) for ends in ((west, east), (south, north))))
    grid = np.column_stack((x.ravel(), y.ravel()))
    spots = np.vstack((middle, grid[shapely.contains_xy(drawn, grid)]))
    costs: Floats = np.hypot(*(spots - middle).T)
    if OUTSIDE_COST[level]:
        half = np.array([width, height]) / 2
        boxes = shapely.box(*(spots - half).T, *(spots + half).T)
        outside = width * height - shapely.area(shapely.intersection(boxes, drawn))
        costs += OUTSIDE_COST[level] * outside
    return Label(width, height, spots, costs)


def shared_area(moving: Label, still: Label) -> Floats:
    """Area (square pixels) that the boxes share, for every point where the first may stand."""
    apart = np.abs(moving.spots - still.spots[still.at])
    x = (moving.width + still.width) / 2 - apart[:, 0]
    y = (moving.height + still.height) / 2 - apart[:, 1]
    area: Floats = np.maximum(x, 0) * np.maximum(y, 0)
    return area


def within_reach(labels: list[Label]) -> list[list[Label]]:
    """For each label the others that it can ever touch, wherever both stand."""
    half = np.array([(label.width, label.height) for label in labels]) / 2
    low = np.array([label.spots.min(axis=0) for label in labels]) - half
    high = np.array([label.spots.max(axis=0) for label in labels]) + half
    found = []
    for number in range(len(labels)):
        near = ((low < high[number]) & (high > low[number])).all(axis=1)
        near[number] = False
        found.append([labels[other] for other in np.flatnonzero(near)])
    return found


def settle(labels: list[Label]) -> None:
    """Let every label in turn take its point of least cost, until none moves."""
    reach = within_reach(labels)
    for _ in range(MAX_ROUNDS):
        before = [label.at for label in labels]
        for moving, others in zip(labels, reach, strict=True):
            shared = sum((shared_area(moving, still) for still in others), np.zeros(1))
            moving.at = int(np.argmin(moving.costs + OVERLAP_COST * shared))
        if before == [label.at for label in labels]:
            return


def set_labels(places: list[dict[str, str]], levels: dict[str, dict[str, Any]]) -> None:
    """Give a label point to every place that has none; outlines by level and adcode.

    `levels` begins with the coarsest. Names of levels that are not drawn on the map, the
    province's, stand at the centre.
    """
    scale = degrees_per_pixel([outline for found in levels.values() for outline in found.values()])
    points = {}
    drawn = {}
    for level, outlines in levels.items():  # the order in which names take turns
        for place in (place for place in places if place["level"] == level):
            code = place["adcode"]
            if level in CHARACTER:
                drawn[code] = make_label(place["short_zh"], level, outlines[code], scale)
            else:
                points[code] = centre(outlines[code], level)[0]
    settle(list(drawn.values()))
    for code, label in drawn.items():
        points[code] = to_degrees(label.spots[[label.at]], scale)[0]
    for place in places:
        if not (place["label_lon"] and place["label_lat"]):
            lon, lat = points[place["adcode"]]
            place["label_lon"] = f"{lon:.{POINT_DECIMALS}f}"
            place["label_lat"] = f"{lat:.{POINT_DECIMALS}f}"
