"""The pictures of a brief, drawn side by side by the drawing processes."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from dashboard.exports import images
from dashboard.exports.brief.content import Brief
from dashboard.exports.caption import Context
from dashboard.figures.panel import Chart as Drawn

Draw = Callable[[Drawn, Context, str], bytes]  # panel, context and preset -> PNG
AT_ONCE = 2  # the drawing processes take no more


def drawn(panel: Drawn, context: Context, preset: str) -> bytes:
    """A panel as PNG, with caption. Errors: those of `exports.images`."""
    return images.picture(panel, context, "png", preset)


def pictures(brief: Brief, panels: Iterable[Drawn], draw: Draw, preset: str) -> dict[int, bytes]:
    """id(panel) -> PNG of each panel. Errors: those of `draw`."""
    wanted = list(panels)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = pool.map(lambda panel: draw(panel, brief.context, preset), wanted)
        return dict(zip(map(id, wanted), found, strict=True))
