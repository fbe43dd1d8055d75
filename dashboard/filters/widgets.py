"""The asker on the screen: every input widget, in step with the address."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import streamlit as st

from dashboard.filters.address import clear, synced, values_asked, write
from dashboard.filters.asker import Asker, Groups, Options, Width
from dashboard.filters.parameters import ids_of
from dashboard.filters.session import Reader, memory, notice, state_key
from dashboard.i18n import Translator, mark

SEVERAL = mark("The link asks for {value}, a name that several have; choose one in the list.")
DAYS = (date(1949, 10, 1), date(2099, 12, 31))  # the days that can be chosen


class Widgets(Asker):
    """Answers by widgets: ids in the address, names on the screen.

    They stand in a row at the top of the page, tabs above it; or in `place`.
    """

    def __init__(self, reader: Reader, place: Any = None) -> None:
        super().__init__(reader.edition)
        self._place = place
        self._behind: Any = None  # what further questions stand in

    def _say(self, label: str, names: Iterable[str]) -> None:
        super()._say(label, names)
        memory().filters.append(self.words[-1])

    def names_one_of(self, *names: str) -> bool:
        return any(name in st.query_params for name in names)

    def _differs(self, name: str, slot: str = "") -> None:
        if self._place is memory().bar:
            memory().changed.append((name, state_key(slot or name)))

    @property
    def _row(self) -> Any:
        """Where the next list stands."""
        if self._place is None:
            # on a phone the row opens by this; page.css hides it elsewhere
            st.html(f'<details class="filters"><summary>{self.t("Filters")}</summary></details>')
            self._place = memory().bar = st.container(
                horizontal=True, vertical_alignment="bottom", gap="small", key="filter_bar"
            )
        if not self._is_further:
            return self._place
        if self._behind is None:
            self._behind = self._place.popover(self.t("More filters"), key="further_filters")
        return self._behind

    def _tab(self, options: Options, usual: str, groups: Groups) -> str:
        def forms(key: str, shown: Iterable[str], **place: Any) -> Any:
            return st.segmented_control(
                self.t("View"), list(shown), format_func=options.__getitem__, key=key,
                required=True, persist_state="session", label_visibility="collapsed", **place,
            )  # fmt: skip

        def grouped(key: str) -> Any:
            found = {
                name: tuple(form for form in own if form in options) for name, own in groups.items()
            }
            now = next(name for name, own in found.items() if st.session_state[key] in own)
            group = f"{key}_group"
            st.session_state[group] = now

            def turn() -> None:
                st.session_state[key] = found[st.session_state[group]][0]

            with st.container(horizontal=True, gap="medium", key="forms"):
                st.segmented_control(
                    self.t("Group of views"), [name for name, own in found.items() if own],
                    key=group, on_change=turn, required=True, label_visibility="collapsed",
                )  # fmt: skip
                own = found[now]
                return forms(key, own) if len(own) > 1 else st.session_state[key]

        draw = grouped if groups else lambda key: forms(key, options)
        return _single("view", options, usual, draw)

    def _one(
        self, label: str, name: str, options: Options, usual: str, width: Width, slot: str
    ) -> str:
        self._named(name, options)
        return _single(
            name,
            options,
            usual,
            lambda key: self._row.selectbox(
                label, list(options), format_func=options.__getitem__, key=key,
                width=width, persist_state="session",
            ),
            slot,
        )  # fmt: skip

    def _switch(self, label: str, name: str, options: Options, usual: str) -> str:
        self._named(name, options)
        if len(options) == 1:  # nothing to choose, but a link may ask for another
            return _single(name, options, usual, lambda _: usual)
        return _single(
            name,
            options,
            usual,
            lambda key: self._row.segmented_control(
                label, list(options), format_func=options.__getitem__, key=key,
                required=True, persist_state="session", width="content",
            ),
        )  # fmt: skip

    def _many(
        self, label: str, name: str, options: Options, every: str, width: Width
    ) -> tuple[str, ...]:
        self._named(name, options)
        return synced(
            name,
            options,
            (),
            True,
            lambda key: self._row.multiselect(
                label, list(options), format_func=options.__getitem__, key=key,
                placeholder=every, width=width, persist_state="session",
                select_all=False,  # else Enter takes all that match what was typed, not the best
            ),
        )  # fmt: skip

    def _named(self, name: str, options: Options) -> None:
        """A link may have names where ids are: put these into the address in their place."""
        raw, found = st.query_params.get_all(name), []
        for value in raw:
            meant = ids_of(self.edition.package, value, options)
            if len(meant) > 1:
                notice(SEVERAL, value)
            else:
                found += meant or [value]
        if found != raw:
            st.query_params[name] = found

    def _day(self, label: str, name: str, usual: date) -> date:
        raw, text = st.query_params.get(name, ""), usual.isoformat()
        asked = values_asked(name, {text, raw} if _is_day(raw) else {text}, (text,))
        key = state_key(name)
        st.session_state[key] = date.fromisoformat(asked[0]) if asked else st.session_state.get(key)
        if st.session_state[key] is None:
            st.session_state[key] = usual
        chosen: date = self._row.date_input(
            label, key=key, format="YYYY-MM-DD", min_value=DAYS[0], max_value=DAYS[1], width=130,
            persist_state="session",
        ) or usual  # fmt: skip
        write(name, (chosen.isoformat(),), (text,))
        return chosen

    def _without_options(self, name: str) -> None:
        """A list without options is not shown."""


def clear_button(t: Translator) -> None:
    """At the end of the row: all its lists as they usually are. Only where one of them is not."""
    kept = memory()
    if kept.bar is not None and kept.changed:
        kept.bar.button(
            t("Clear all"), key="clear_filters", type="tertiary", icon=":material/close:",
            on_click=clear, args=(tuple(kept.changed),),
        )  # fmt: skip


def _single(
    name: str, options: Options, usual: str, widget: Callable[[str], Any], slot: str = ""
) -> str:
    return synced(name, options, (usual,), False, widget, slot)[0]


def _is_day(text: str) -> bool:
    """Whether a text is a day that can be chosen, written as 2025-12-31."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return False
    return found.isoformat() == text and DAYS[0] <= found <= DAYS[1]
