"""What a zone is: its card beside the map, its identity; and zones that have no place."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.figures.map.zone_card import ZoneCard
from dashboard.figures.zones.identity import Identity
from dashboard.filters.session import Reader
from dashboard.panels.links import page_link, plain, source_links


def zone_card(reader: Reader, card: ZoneCard | None, on_zone: Callable[[str], None]) -> None:
    """What is known of the chosen zone; without one, how to choose. `on_zone` takes an id."""
    t = reader.t
    with st.container(border=True, key="panel_zone_card"):
        if card is None:
            st.markdown(f"### {t('No zone chosen')}")
            st.markdown(t("Click a point, or choose a zone in the list above."))
            return
        st.markdown(f"### {plain(card.name)}\n{_lines(reader, card)}")
        if len(card.figures):
            st.markdown(f"**{t('Latest figures')}**\n\n{_figures(reader, card)}")
        else:
            st.markdown(t("No figure of this zone is in the data."))
        for remark in card.remarks:
            st.markdown(f":small[{plain(remark)}]")
        sources = source_links(reader, card.sources)
        st.markdown(f":small[{t('Registry entry: ')}{sources}]")
        if card.siblings:
            st.markdown(t("At the same point:"))
            with st.container(horizontal=True, gap="small"):
                for zone, name in card.siblings.items():
                    st.button(plain(name), key=f"sibling_{zone}", on_click=on_zone, args=(zone,))
        page_link(reader, "zones", t("Open the zone's profile"), zone=card.zone_id)


def _lines(reader: Reader, card: ZoneCard) -> str:
    colon = reader.t(": ")
    return "\n".join(f"- {plain(label)}{colon}{plain(text)}" for label, text in card.lines)


def _figures(reader: Reader, card: ZoneCard) -> str:
    lines, colon, comma = [], reader.t(": "), reader.t("; ")
    for row in card.figures.itertuples():
        subject = "" if row.subject_id == card.zone_id else f"{plain(row.subject)} "
        source = source_links(reader, {str(row.source_id): reader.t("source")})
        lines.append(
            f"- {subject}{plain(row.indicator)}{colon}**{plain(row.display)}**{comma}"
            f"{plain(row.period)} "
            f":small[{source}]"
        )
    return "\n".join(lines)


def unplaced_zones(reader: Reader, zones: Mapping[str, str]) -> None:
    """Zones that match but have no honest point, each with the reason."""
    if not zones:
        return
    t = reader.t
    with st.container(border=True, key="panel_unplaced"):
        st.markdown(f"### {t('Not on the map')}")
        st.markdown(
            "\n".join(f"- **{plain(name)}** :small[{plain(why)}]" for name, why in zones.items())
        )


def identity_line(known: str) -> None:
    """What a zone is, beside what can be done with it."""
    st.markdown(plain(known))


def attention_line(attention: str) -> None:
    """What needs attention; nothing where nothing does."""
    if attention:
        st.markdown(f"**! {plain(attention)}**")


def ranking_links(reader: Reader, zone: str, indicators: Mapping[str, str]) -> None:
    """To the ranking by each indicator, the zone highlighted; nothing where it has no rank."""
    if not indicators:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="rankings"):
        st.markdown(f":small[{reader.t('Ranking by:')}]", width="content")
        for indicator, name in indicators.items():
            page_link(reader, "ranking", name, indicator=indicator, zone=zone)


def reform_line(reader: Reader, zone: str, counted: str) -> None:
    """The lights of the zone's measures in one line, with the way to the tracker."""
    if not counted:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", gap="medium", key="reform_line"
    ):
        st.markdown(f"**{reader.t('Reform progress')}**  {plain(counted)}", width="content")
        page_link(reader, "reforms", reader.t("Open the tracker"), view="zone", zone=zone)


def identity_panel(reader: Reader, known: Identity, coverage: str) -> None:
    """What a zone is: one field a line, with what is doubtful about it."""
    entered = reader.t("Registry entry: ")
    with st.container(border=True, key="panel_identity"):
        st.markdown(f"### {plain(known.name)}\n:small[{plain(coverage)}]")
        with st.grid(min_column_width=250, gap="small", key="identity_lines"):
            for line in known.lines:
                doubt = f"  \n:small[{plain(line.doubt)}]" if line.doubt else ""
                st.markdown(f":small[:gray[{plain(line.label)}]]  \n{plain(line.text)}{doubt}")
        remark = f" {plain(known.remark)}" if known.remark else ""
        entry = source_links(reader, known.entries)
        st.markdown(f":small[{remark}  \n{entered}{entry}]")
