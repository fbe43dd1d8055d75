"""The export control of a panel: pictures and tables, made on the server on a click."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from components.theme import Look
from dashboard.exports import images
from dashboard.exports.batch import export_bytes
from dashboard.exports.caption import Context
from dashboard.exports.chart_entry import ChartEntry, Export, NothingToDrawError
from dashboard.exports.charts import CHARTS
from dashboard.exports.files import file_name
from dashboard.exports.images import Form
from dashboard.exports.links import path_of
from dashboard.figures.panel import Panel
from dashboard.filters import Reader
from dashboard.i18n import mark
from dashboard.panels.address import reader_address
from dashboard.panels.downloads import File, download_buttons
from dashboard.panels.popovers import filled_on_opening

PRESETS = {
    "report": mark("Report, landscape"),
    "document": mark("Document, A4 text width"),
    "square": mark("Square"),
    "slide": mark("Slide 16:9"),
    "phone": mark("Phone, upright"),
}
PICTURES: Mapping[Form, str] = {
    "png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf",
}  # fmt: skip
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_popover(reader: Reader, panel: Panel) -> None:
    """A button that opens the choice of files; it is filled only once it is open."""
    filled_on_opening(
        reader.t("Export"),
        ":material/download:",
        f"export_{panel.key}",
        lambda: _choice(reader, panel),
    )


def _choice(reader: Reader, panel: Panel) -> None:
    images.warm()
    t, (entry, context) = reader.t, _context(reader, panel)
    try:
        images.check(panel, context)
    except images.MissingGlyph as problem:
        st.warning(str(problem))
    st.markdown(f":small[{t('Picture')}]")
    preset = st.selectbox(
        t("Form of the picture"),
        list(PRESETS),
        format_func=lambda name: t(PRESETS[name]),
        key=f"preset_{panel.key}",
        label_visibility="collapsed",
    )
    pictures = [
        _file(reader, panel, form, mime, partial(images.picture, panel, context, form, preset))
        for form, mime in PICTURES.items()
    ]
    download_buttons(reader, f"pictures_{panel.key}", pictures)
    st.markdown(f":small[{t('Data of this picture')}]")
    table = _table(reader, panel, entry)
    tables = [
        _file(reader, panel, "csv", CSV, lambda: export_bytes(table(), context, "csv")),
        _file(reader, panel, "xlsx", XLSX, lambda: export_bytes(table(), context, "xlsx")),
    ]
    download_buttons(reader, f"tables_{panel.key}", tables)


def _file(reader: Reader, panel: Panel, form: str, mime: str, make: Callable[[], bytes]) -> File:
    name = f"{file_name(panel.title)}-{reader.package.hash}.{form}"
    return File(f"{form}_of_{panel.key}", form.upper(), name, mime, make)


def _context(reader: Reader, panel: Panel) -> tuple[ChartEntry | None, Context]:
    """The chart that the panel belongs to, and filters in words with the address of this view."""
    link, base = _address(reader), reader_address(reader)
    for entry in CHARTS.values():
        if entry.page != reader.page:
            continue
        found = _export(reader, entry)
        if found and any(drawn.key == panel.key for drawn in found.panels):
            filters = found.context.filters
            return entry, Context.of(reader.package, reader.language, link, filters, base)
    return None, Context.of(reader.package, reader.language, link, address=base)


def _export(reader: Reader, entry: ChartEntry, *, as_table: bool = False) -> Export | None:
    given = {name: tuple(st.query_params.get_all(name)) for name in entry.parameters}
    look = Look(reader.look.mode, reader.look.language)
    try:
        return entry.export(reader.package, look, given, strict=False, as_table=as_table)
    except NothingToDrawError:
        return None


def _table(reader: Reader, panel: Panel, entry: ChartEntry | None) -> Callable[[], Panel]:
    """The panel whose rows make the tables: some pictures have another one than their own."""
    found = _export(reader, entry, as_table=True) if entry and entry.table else None
    return lambda: found.panels[0] if found else panel


def _address(reader: Reader) -> str:
    """Path and query of the view as it is."""
    query = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    return path_of(reader.page, query)
