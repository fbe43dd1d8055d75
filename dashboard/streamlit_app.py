"""Run for every reader and every choice: page settings, language, menu, error boundary."""

import streamlit as st

from dashboard import i18n, navigation, resources
from dashboard.catalog import PackageError
from dashboard.filters.address import arrive, leave
from dashboard.filters.pace import paced
from dashboard.filters.session import language, reader
from dashboard.filters.widgets import clear_button
from dashboard.panels import messages, page_frame

with paced():
    t = i18n.translator(language())
    # kept for the session: making them resolves a path a page, a tenth of the time of a run
    kept = st.session_state.setdefault("_pages", {})
    if t not in kept:
        kept[t] = {
            entry: st.Page(
                entry.file,
                title=t(entry.title),
                url_path=entry.name if position else "",
                default=position == 0,
            )
            for position, entry in enumerate(navigation.PAGES)
        }
    pages = kept[t]
    chosen = st.navigation(
        {t(group): [pages[entry] for entry in own] for group, own in navigation.GROUPS.items()},
        position="top",
    )
    entry = next(entry for entry, page in pages.items() if page is chosen)
    st.set_page_config(
        page_title=f"{t(entry.title)} · {t('Zone Observatory')}",
        page_icon=str(resources.ASSETS / "icon.svg"),
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )
    page_frame.style()
    arrive(entry.name)
    notices, paper = page_frame.heading(t(entry.title), page_frame.lead(t(entry.lead)))
    try:
        messages.package_state(reader())
        chosen.run()
        clear_button(t)
        page_frame.colophon(reader())
    except PackageError as error:
        messages.package_failure(error)
    except Exception:  # a fault of ours: what was chosen is kept
        leave()
        raise
    messages.notices(notices)
    page_frame.on_paper(paper)
    leave()
