"""Run for every reader and every choice: page settings, language, menu, error boundary."""

import streamlit as st

from dashboard import filters, i18n, navigation, panels, resources
from dashboard.catalog import PackageError

t = i18n.translator(filters.language())
# kept for the session: making them resolves nine paths, a tenth of the time of a run
pages = st.session_state.setdefault("_pages", {})
if t not in pages:
    pages[t] = [
        st.Page(
            entry.file,
            title=t(entry.title),
            url_path=entry.name if position else "",
            default=position == 0,
        )
        for position, entry in enumerate(navigation.PAGES)
    ]
chosen = st.navigation(pages[t], position="top")
entry = navigation.PAGES[pages[t].index(chosen)]
st.set_page_config(
    page_title=f"{t(entry.title)} · {t('Zone Observatory')}",
    page_icon=str(resources.ASSETS / "icon.svg"),
    layout="wide",
    menu_items={"Get help": None, "Report a bug": None, "About": None},
)
panels.style()
filters.arrive(entry.name)
notices = panels.heading(t(entry.title), panels.lead(t(entry.lead)))
try:
    reader = filters.reader()
    panels.package_state(reader)
    chosen.run()
    panels.colophon(reader)
except PackageError as error:
    panels.package_failure(error)
panels.notices(notices)
