"""Colours, type and chart configuration: the one place where a colour is written down.

Charts, map and pages take colours from here. Every function is pure and takes the mode
("light" or "dark"), so two readers with different settings never share state.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from components.frames import FrameError

Mode = Literal["light", "dark"]
Language = Literal["zh", "en"]

FONT_STACK = (  # the last but one is served by the dashboard, where there is no Chinese font
    "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, Zone Observatory Sans, "
    "sans-serif"
)
SMALL, BODY = 11, 12  # px: notes inside a drawing; axis and direct labels


@dataclass(frozen=True)
class Look:
    """How a drawing is to appear. `width` in px, or "container" to fill the panel on screen."""

    mode: Mode
    language: Language
    width: int | Literal["container"] = "container"
    font: str = FONT_STACK


@dataclass(frozen=True)
class Palette:
    """The colours of one mode (hex). `surface` is the page behind, used to hollow out a point;
    `loss` marks a value below zero where an area cannot show it."""

    accent: str
    ink: str
    muted: str
    faint: str
    grid: str
    surface: str
    rest: str
    loss: str
    categories: tuple[str, ...]
    status: Mapping[str, str]


_LIGHT = Palette(
    accent="#0b6b7f",
    ink="#1d2a31",
    muted="#5d6b72",
    faint="#a9b4b8",
    grid="#e3e8e6",
    surface="#fbfbf9",
    rest="#b4c4c8",
    loss="#c4161c",
    categories=(
        "#0b6b7f",
        "#c1622d",
        "#5b7f3a",
        "#7a5c99",
        "#96740f",
        "#3f78b5",
        "#a8496b",
        "#6d7479",
    ),
    status={
        "met": "#0b6b7f",
        "in_progress": "#4c97a6",
        "reported_unverified": "#8fc3cd",
        "not_met": "#c1622d",
        "not_started": "#e2b48f",
        "unreported": "#e8edeb",
        "not_applicable": "#f4f5f3",
        "unverifiable": "#d9cfe3",
        "conflict": "#a8496b",
        "unread": "#f3d7df",
        "done": "#2f6db3",
        "on_time": "#5a9a4a",
        "near": "#ecc043",
        "overdue": "#b93a32",
        "undated": "#c3bcd6",
        "no_rung": "#f0e2cb",
        "arranged": "#cfe3e6",
        "issued": "#8fc3cd",
        "operating": "#3f8fa0",
        "effective": "#0a4a58",
        "up": "#5a9a4a",
        "down": "#b93a32",
        "aside": "#ecc043",
    },
)
_DARK = Palette(
    accent="#5cc4d6",
    ink="#e4eaec",
    muted="#a3b0b6",
    faint="#5d6c73",
    grid="#27343a",
    surface="#12191d",
    rest="#42545b",
    loss="#ff7a75",
    categories=(
        "#5cc4d6",
        "#e59a66",
        "#9bc373",
        "#b89ad6",
        "#d8b54a",
        "#7fb0e6",
        "#dd87a6",
        "#a7b0b5",
    ),
    status={
        "met": "#5cc4d6",
        "in_progress": "#3f93a3",
        "reported_unverified": "#2f6f7c",
        "not_met": "#e59a66",
        "not_started": "#8a5a38",
        "unreported": "#212d32",
        "not_applicable": "#182125",
        "unverifiable": "#5a4c6b",
        "conflict": "#dd87a6",
        "unread": "#4d2a36",
        "done": "#6ba3e0",
        "on_time": "#5f9a4f",
        "near": "#d8b54a",
        "overdue": "#d9645b",
        "undated": "#5c5578",
        "no_rung": "#463c2b",
        "arranged": "#23434b",
        "issued": "#2f6f7c",
        "operating": "#43a0b2",
        "effective": "#8fe3f0",
        "up": "#5f9a4f",
        "down": "#d9645b",
        "aside": "#d8b54a",
    },
)
_PALETTES: Mapping[Mode, Palette] = {"light": _LIGHT, "dark": _DARK}
STATES = tuple(_LIGHT.status)


def palette(mode: Mode) -> Palette:
    """All colours of one mode."""
    return _PALETTES[mode]


def categorical(n: int, mode: Mode) -> list[str]:
    """`n` colours, told apart by colour-blind readers up to eight; then they repeat."""
    colours = palette(mode).categories
    return [colours[i % len(colours)] for i in range(n)]


def status_colour(state: str, mode: Mode) -> str:
    """The colour of a state. Colour never stands alone: draw a sign or a word with it."""
    try:
        return palette(mode).status[state]
    except KeyError:
        raise FrameError(
            f"No colour for the state {state!r} (components/theme.py). "
            f"Use one of: {', '.join(STATES)}; or add the state there."
        ) from None


def rgb(colour: str) -> tuple[int, int, int]:
    """`#0b6b7f` as (11, 107, 127)."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def ink_on(colour: str) -> str:
    """Text colour that can be read on a cell of `colour`."""
    red, green, blue = rgb(colour)
    bright = 0.299 * red + 0.587 * green + 0.114 * blue
    return _LIGHT.ink if bright > 130 else "#ffffff"


def ramp(mode: Mode) -> list[str]:
    """Two ends of a sequential scale, few to many, both visible on the page."""
    return ["#cfe3e6", "#0b6b7f"] if mode == "light" else ["#24464e", "#5cc4d6"]


_SEQUENCES: Mapping[Mode, tuple[str, ...]] = {
    "light": ("#c9d978", "#7cc08a", "#35a39c", "#1f7fa3", "#2c4f96"),
    "dark": ("#3a5f9e", "#2f8fa8", "#4bb39a", "#93cf86", "#e8ee9a"),
}


def sequential(n: int, mode: Mode) -> list[str]:
    """`n` colours in an order, few to many, at most five: none is the grey of what is lacking."""
    return _of(_SEQUENCES[mode], n)


_PALE: Mapping[Mode, tuple[str, ...]] = {
    "light": ("#f3eadb", "#e6d3b3", "#d5b888", "#bd965c", "#9c7236"),
    "dark": ("#2c2822", "#463b2c", "#64513a", "#866b49", "#ad8a5c"),
}


def pale(n: int, mode: Mode) -> list[str]:
    """`n` colours for areas under points, few to many, at most five: apart from `sequential`."""
    return _of(_PALE[mode], n)


def _of(shades: Sequence[str], n: int) -> list[str]:
    """`n` of the shades, the ends among them."""
    if not 0 <= n <= len(shades):
        raise FrameError(
            f"{n} classes have no colours (components/theme.py): at most {len(shades)}."
        )
    return [shades[round(at * (len(shades) - 1) / max(n - 1, 1))] for at in range(n)]


def vega_config(look: Look) -> dict[str, Any]:
    """Vega-Lite `config` of every drawing: type, thin horizontal grid, no frame."""
    colours = palette(look.mode)
    text = {"labelColor": colours.muted, "labelFontSize": BODY, "labelFont": look.font}
    titles = {
        "titleColor": colours.muted,
        "titleFontSize": BODY,
        "titleFont": look.font,
        "titleFontWeight": "normal",
    }
    return {
        # the drawing has one alternative text and a table: its marks would be read without names
        "aria": False,
        "mark": {"aria": False},
        "background": None,
        "font": look.font,
        "padding": {"left": 6, "top": 8, "right": 10, "bottom": 6},
        "view": {"stroke": None},
        "axis": {
            **text,
            **titles,
            "domain": False,
            "ticks": False,
            "grid": False,
            "gridColor": colours.grid,
            "domainColor": colours.faint,
            "tickColor": colours.faint,
            "labelPadding": 6,
        },
        "legend": {**text, **titles, "symbolSize": 70, "symbolStrokeWidth": 1.6, "rowPadding": 4},
        "header": {**text, **titles},
        "title": {"color": colours.ink, "font": look.font, "fontSize": 13},
        "text": {"font": look.font, "fontSize": BODY, "color": colours.ink},
    }
