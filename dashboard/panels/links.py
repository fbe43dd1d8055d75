"""Addresses of pages and of sources, and text that is shown as it is."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import streamlit as st

from components.label_layout import ems
from dashboard import i18n
from dashboard.catalog import base_address, followable
from dashboard.filters.asker import path_of
from dashboard.filters.session import Reader

ROOM = 40  # ems in which two sources still stand in one line
RECENT_TEXTS = 4096  # of some 50 signs: those of the pages that are read now
MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$:~^&])")
# What is looked for only after Markdown was read, so that a backslash does not keep it: addresses
# become links, :name: a picture, and -> an arrow. An invisible sign between breaks each.
LATER = re.compile(r"(?i)(?=https?://|www\.|@)|(?<=:)(?=[\w+/-]+:)|(?<=[-<>=~])(?=[-<>=])")
JOINER = "\u2060"
PAGE_OF = {  # kind of subject -> the page that shows one, and its parameter
    "zone": ("zones", "zone"),
    "cluster": ("clusters", "cluster"),
    "prefecture": ("cities", "prefecture"),
}


def plain(text: object) -> str:
    """Text from a table or a link, escaped so that Markdown shows it and does not obey it."""
    return _escaped(str(text))


@lru_cache(RECENT_TEXTS)
def _escaped(text: str) -> str:
    return MARKUP.sub(r"\\\1", LATER.sub(JOINER, " ".join(text.split())))


def small(lines: Iterable[str]) -> str:
    """Markdown lines in small type, one below the other."""
    return "  \n".join(f":small[{line}]" for line in lines)


def address(reader: Reader, page: str, **parameters: str) -> str:
    """The address of a page with link parameters, in the reader's language, from another page."""
    return f".{path_of(page, parameters.items(), reader.language)}"


def source_links(reader: Reader, sources: Mapping[str, str]) -> str:
    """Markdown links to the entries of sources on the data page."""
    links = (
        f"[{plain(label)}]({address(reader, 'data', view='sources', source=source_id)})"
        for source_id, label in sources.items()
    )
    return reader.t("; ").join(links)


def named_sources(sources: Mapping[str, str]) -> dict[str, str]:
    """Those of the sources (id -> label) that one line has room for: the first, or two short ones.

    Several may look the same, such as pages of one publisher without a title: one of them is named.
    """
    alike = {label: source_id for source_id, label in reversed(list(sources.items()))}
    labels = list(dict.fromkeys(sources.values()))[:2]
    short = sum(ems(label) for label in labels) <= ROOM
    return {alike[label]: label for label in labels[: 1 + short]}


def leading_sources(reader: Reader, sources: Mapping[str, str]) -> str:
    """Links to the sources in one line; of more than it has room for, how many there are in all."""
    named = named_sources(sources)
    links = source_links(reader, named)
    if len(named) == len(sources):
        return links
    line = reader.t("{sources} and others, {count} sources in all")
    return line.format(sources=links, count=len(sources))


def page_link(reader: Reader, page: str, label: str, **parameters: str | tuple[str, ...]) -> None:
    """A link to another page that keeps the session; a parameter may have several values."""
    if reader.language != i18n.DEFAULT:
        parameters["lang"] = reader.language
    st.page_link(f"app_pages/{page}.py", label=plain(label), query_params=parameters)


def open_subject(reader: Reader, kind: str, subject: str) -> None:
    """Leave for the page of a subject that was picked; stay where none was, or it has no page."""
    if subject and kind in PAGE_OF:
        page, parameter = PAGE_OF[kind]
        language = {"lang": reader.language} if reader.language != i18n.DEFAULT else {}
        st.switch_page(f"app_pages/{page}.py", query_params={parameter: subject, **language})


def link_row(
    reader: Reader, page: str, parameter: str, names: Mapping[str, str], **fixed: str
) -> None:
    """Links to `page` side by side: `parameter` takes each id, the name is shown.

    fixed: further parameters of all of them.
    """
    with st.container(horizontal=True, gap="small", key=f"links_{page}_{parameter}"):
        for identity, name in names.items():
            page_link(reader, page, name, **fixed, **{parameter: identity})


def reader_address(reader: Reader) -> str:
    """The base address of links in the reader's files, "" where none is known.

    The package's own setting comes first. The reader's address is that of the browser, without
    the page; one that leads only to the reader's own machine (localhost) is left out: in a picture
    passed on it would lead everybody else astray, while a path is plainly a path.
    """
    return reader.edition.settings.address or seen_from(st.context.url or "", reader.page)


def seen_from(url: str, page: str) -> str:
    """The base address that `url`, the browser's address of `page`, begins with; "" if unusable."""
    try:
        base = base_address(url).removesuffix(f"/{page}")
    except ValueError:
        return ""
    return base if followable(base) else ""
