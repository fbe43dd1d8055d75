"""`python -m tests.benchmark.rendering [--quick]`: pictures beside the library alone and Kaleido.

floor   vl-convert in this process, the very specification of the picture, same pixels; once with
        the packaged font, of which it reads 19 MB for its texts, once with our cut of it
plain   Plotly `to_image`, which starts a Chromium for each picture
kept    the same with one Chromium kept open

The comparison with Plotly needs the dependency group `bench` and a Chromium; without them it is
left out and said so.
"""

import argparse
import os
import shutil
import statistics
import time
from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd
import vl_convert

from components.charts.bar_charts import bars
from components.theme import FONT_STACK, Look
from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.exports.caption import Context
from dashboard.exports.picture import fonts, pictures, presets
from dashboard.figures.panel import Chart, Origin
from dashboard.figures.wording.chart_words import words

BARS = 20
WIDE, HIGH = presets.PIXELS["report"]


@cache
def bar_panel(look: Look) -> Chart:
    """Twenty bars of invented zones; remembered, as the product's panels are.

    Short names and one source, so that the caption leaves the picture the size that is compared.
    """
    edition = Edition.of(open_package(resources.data_folder()), look.language)
    rows = edition.facts(derived=False)
    rows = rows[rows["value"].notna() & (rows["value"] > 0)]
    rows = rows[rows["source_id"] == rows["source_id"].mode()[0]].head(BARS)
    names = [f"示例{place + 1:02}区" for place in range(len(rows))]
    rows = rows.assign(
        key=[str(place) for place in range(len(rows))],
        value=[10.0 + 7 * place for place in range(len(rows))],
        display=[f"{10 + 7 * place}亿元" for place in range(len(rows))],
        unit="亿元",
        period="2024年",
        qualifier="exact",
        subject=names,
        label=names,
        low=float("nan"),
        high=float("nan"),
        mark="full",
    )
    spec = bars(pd.DataFrame(rows), look=look, words=words(look.language))
    return Chart("bars", "二十个数值", rows, spec=spec, redraw=bar_panel)


def median(work: Callable[[], object], runs: int) -> float:
    """Median seconds of a call, warm."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def floor(panel: Chart, font: str) -> Callable[[], bytes]:
    """The library alone: chart only, no title or caption, in a font that it is given by name."""
    width = presets.SHEET_WIDTHS["report"]
    assert panel.redraw
    spec = dict(panel.redraw(Look("light", "zh", width=round(width), font=font)).spec)
    spec["height"] = round(width * HIGH / WIDE)

    def draw() -> bytes:
        drawn: bytes = vl_convert.vegalite_to_png(spec, scale=WIDE / width, allowed_base_urls=[])
        return drawn

    return draw


def plotly_figure(panel: Chart) -> Any:
    """The same bars by Plotly."""
    import plotly.graph_objects as go

    rows = panel.rows
    names = [f"{place} {name}" for place, name in enumerate(rows["label"])]
    bar = go.Bar(x=rows["value"], y=names, orientation="h", text=rows["display"])
    return go.Figure(bar, layout={"title": panel.title, "font": {"family": FONT_STACK}})


def by_plotly(panel: Chart, runs: int) -> dict[str, float]:
    """Seconds by Plotly and Kaleido, plain and with a Chromium kept open."""
    import kaleido

    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser:
        os.environ.setdefault("BROWSER_PATH", browser)
    figure = plotly_figure(panel)

    def draw() -> bytes:
        drawn: bytes = figure.to_image("png", width=WIDE // 2, height=HIGH // 2, scale=2)
        return drawn

    plain = median(draw, max(2, runs // 3))
    kaleido.start_sync_server()
    try:
        return {"plain": plain, "kept": median(draw, runs)}
    finally:
        kaleido.stop_sync_server()


def main() -> None:
    """Measure, and print figures with their ratios."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.rendering")
    parser.add_argument("--quick", action="store_true", help="fewer runs: a rough idea")
    quick = parser.parse_args().quick
    runs = 3 if quick else 11
    edition = Edition.of(open_package(resources.data_folder()), "zh")
    origin = Origin("clusters.trend", ("指标：产值",), "/clusters")
    context = Context.of(edition, origin)
    panel = bar_panel(Look("light", "zh"))
    vl_convert.register_font_directory(str(fonts.PACKAGED.parent))
    alone = median(floor(panel, fonts.FAMILY), runs)
    path, family = fonts.cut(fonts.usual_signs())
    vl_convert.register_font_directory(str(path.parent))
    with_cut = median(floor(panel, family), runs)
    ours = median(lambda: pictures.picture(panel, context, "png"), runs)
    print(f"{BARS} bars, {WIDE} x {HIGH} px, median of {runs}, warm")
    _say("the library alone, packaged font", alone)
    _say("the library alone, our cut of it", with_cut)
    ratios = f"{ours / alone:.2f} x and {ours / with_cut:.2f} x the library (at most 1.2)"
    _say("picture with title and caption", ours, ratios)
    try:
        others = by_plotly(panel, runs)
    except (ImportError, RuntimeError, OSError) as error:
        print(f"Plotly and Kaleido: not measured ({type(error).__name__}: {error})")
    else:
        for name, seconds in others.items():
            _say(f"Plotly + Kaleido, {name}", seconds, f"ours {ours / seconds:.2f} x")


def _say(what: str, seconds: float, ratio: str = "") -> None:
    print(f"{what:34} {seconds * 1000:9.0f} ms   {ratio}", flush=True)


if __name__ == "__main__":
    main()
