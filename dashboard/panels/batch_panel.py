"""Many exports as one ZIP: what goes in, how far it is, and the file. Other readers go on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from weakref import finalize

import streamlit as st

from dashboard.catalog import Edition
from dashboard.exports.batch.background_job import Job
from dashboard.exports.batch.orders import (
    BriefOrder,
    Order,
    brief_orders,
    chart_orders,
    zone_orders,
)
from dashboard.exports.batch.run_batch import Wanted
from dashboard.exports.forms import BRIEFS, PICTURES, PRESETS, TABLES, Form
from dashboard.exports.picture.presets import TITLES
from dashboard.filters.address import held
from dashboard.filters.parameters import LinkAsker, Parameters
from dashboard.filters.session import Reader
from dashboard.i18n import mark
from dashboard.panels.downloads import File, download_buttons
from dashboard.panels.links import plain, reader_address
from dashboard.panels.messages import listed
from dashboard.views import VIEWS

CONTENTS = {
    "charts": mark("Every chart, filtered as last on each page"),
    "zones": mark("Every zone: its place on the map, its charts, its figures"),
    "briefs": mark("Every zone: a brief as a document or slides"),
}
PAGE_NAMES = {  # of the pages whose filters count
    "map": mark("Zone map"),
    "ranking": mark("Indicator ranking"),
    "clusters": mark("Cluster growth"),
    "reforms": mark("Reform tracker"),
    "zones": mark("Zone profile"),
    "environment": mark("Business environment"),
    "cities": mark("Prefectures"),
    "data": mark("Data and sources"),
}
FORM_NAMES: Mapping[Form, str] = {"docx": mark("Word"), "pptx": mark("Slides")}
POLL = 0.7  # seconds between two looks at the progress
MOST_FAULTS = 6
ZIP = "application/zip"
_STATE = "_batch"


@dataclass(eq=False)
class _Held:
    """The one job of a session. Kept in the session's state: a cache of Streamlit's is cleared
    whenever the connection breaks for a moment."""

    job: Job


def _current() -> Job | None:
    held: _Held | None = st.session_state.get(_STATE)
    return held.job if held else None


def _begin(job: Job) -> None:
    """Make it the session's; it is closed when the session has ended or begins another."""
    held = _Held(job)
    finalize(held, job.close)
    st.session_state[_STATE] = held


def batch_panel(reader: Reader) -> None:
    """Choose, start, watch, cancel, download."""
    t, job = reader.t, _current()
    running = job is not None and job.state == "running"
    with st.container(border=True, key="panel_batch"):
        st.markdown(f"### {plain(t('Many charts or briefs at once, as a ZIP'))}")
        content = st.radio(
            t("Contents of the ZIP"), list(CONTENTS), format_func=lambda c: t(CONTENTS[c]),
            key="batch_content", disabled=running,
        )  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            briefs = content == "briefs"
            form = st.selectbox(
                t("Format"), BRIEFS if briefs else (*PICTURES, *TABLES),
                format_func=lambda form: t(FORM_NAMES.get(form, form.upper())),
                key="batch_form_of_briefs" if briefs else "batch_form", width=120, disabled=running,
            )  # fmt: skip
            preset = st.selectbox(
                t("Form of the picture"), PRESETS, format_func=lambda name: t(TITLES[name]),
                key="batch_preset", width=170, disabled=running or form not in PICTURES,
            )  # fmt: skip
            wanted = Wanted(form, preset, reader_address(reader))
            st.button(
                t("Start"), type="primary", key="batch_start", disabled=running,
                on_click=_start, args=(reader, content, wanted),
            )  # fmt: skip
        if content == "charts":
            _told_filters(reader)
        # asked again and again only while there is something to tell
        st.fragment(_progress, run_every=POLL if running else None)(reader, running)


def _start(reader: Reader, content: str, wanted: Wanted) -> None:
    before = _current()
    if before:
        before.close()
    _begin(Job(reader.edition, _orders(reader, content, wanted.form), wanted))


def _orders(reader: Reader, content: str, form: Form) -> Sequence[Order | BriefOrder]:
    if content == "briefs":
        return brief_orders(reader.edition)
    if content == "zones":
        return zone_orders(reader.edition, form)
    return chart_orders(_selections(reader.edition), form, strict=False)


def _selections(edition: Edition) -> dict[str, Parameters]:
    """Page -> what its filters hold in this session."""
    names: dict[str, dict[str, tuple[str, ...]]] = {}
    for view in VIEWS.values():
        for name in view.parameters(edition):
            values = held(view.page, name)
            if values:
                names.setdefault(view.page, {})[name] = values
    return cast("dict[str, Parameters]", names)


def _told_filters(reader: Reader) -> None:
    """The filters of each page in words; a page never opened has its usual ones."""
    t = reader.t
    opened = st.expander(t("The filters in force"), key="batch_filters", on_change="rerun")
    if not opened.open:
        return
    said = _filters_in_words(reader.edition)
    lines = [f"{t(PAGE_NAMES[page])}{t(': ')}{t('; ').join(words)}" for page, words in said.items()]
    with opened:
        st.markdown(listed(lines))
        st.caption(t("They are set on the pages; one that was not opened has its usual filters."))


def _filters_in_words(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Page -> its filters in words."""
    found: dict[str, tuple[str, ...]] = {}
    selections = _selections(edition)
    for view in VIEWS.values():
        given = {**selections.get(view.page, {}), **({"view": (view.tab,)} if view.tab else {})}
        asker = LinkAsker(edition, given, strict=False)
        view.ask(asker)
        found[view.page] = tuple(dict.fromkeys((*found.get(view.page, ()), *asker.words)))
    return {page: words for page, words in found.items() if words}


def _progress(reader: Reader, asking: bool) -> None:
    """The state of the session's job. asking: this runs by itself, again and again."""
    t, job = reader.t, _current()
    if job is None:
        return
    if job.state == "running":
        progress = job.progress
        share = progress.done / progress.total if progress.total else 0.0
        st.progress(share, text=_how_far(reader, job))
        st.button(t("Cancel"), key="batch_cancel", on_click=job.cancel)
        return
    if asking:
        st.rerun()  # the whole page once: the controls above are free again, the asking ends
    if job.state == "done":
        _finished(reader, job)
    elif job.state == "cancelled":
        st.info(t("Cancelled after {done} of {total} files. Nothing was kept.").format(
            done=job.progress.done, total=job.progress.total
        ))  # fmt: skip
    else:
        st.error(f"{t('The pack could not be made.')}\n\n{t(job.fault)}")


def _how_far(reader: Reader, job: Job) -> str:
    t, progress, before = reader.t, job.progress, job.before
    if before:
        return t("Waiting: {before} other packs before this one").format(before=before)
    said = t("{done} of {total} files").format(done=progress.done, total=progress.total)
    if progress.seconds_left is None:
        return said
    left = t("about {seconds} s left").format(seconds=max(1, round(progress.seconds_left)))
    return f"{said}{t(' · ')}{left}"


def _finished(reader: Reader, job: Job) -> None:
    t = reader.t
    count = {s: sum(e.state == s for e in job.entries) for s in ("done", "empty", "failed")}
    st.success(
        (
            t("{done} files; {empty} charts have nothing to show.")
            if count["empty"]
            else t("{done} files.")
        ).format(**count)
    )
    faults = [entry for entry in job.entries if entry.state == "failed"]
    if faults:
        lines = [f"{entry.title}{t(': ')}{entry.message}" for entry in faults[:MOST_FAULTS]]
        words = t("{count} could not be exported; the index in the ZIP lists them.")
        st.warning(f"{words.format(count=len(faults))}\n\n{listed(lines)}")
    what = t("briefs") if job.wanted.form in BRIEFS else t("charts")
    name = f"{what}-{reader.edition.hash}.zip"
    pack = File("batch", t("Download the ZIP"), name, ZIP, job.content, "download", "main")
    download_buttons(reader, "batch", [pack])
