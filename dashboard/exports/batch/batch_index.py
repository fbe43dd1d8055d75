"""The index of a batch: a table for programs, a page for readers, and checksums."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal
from urllib.parse import quote, unquote

import pandas as pd

from dashboard.catalog import Edition
from dashboard.exports.safe_files import INDEX
from dashboard.exports.table_files import csv_bytes
from dashboard.i18n import LOCALE_TAGS, Translator, mark

State = Literal["done", "empty", "failed"]
WORDS: Mapping[str, str] = {
    "done": mark("exported"),
    "empty": mark("nothing to show"),
    "failed": mark("not exported: failed"),
}
STYLE = (
    "body{font:15px/1.6 sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1d2a31}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #e3e8e6;"
    "padding:.35rem .6rem;text-align:left;vertical-align:top}th{background:#f4f5f3}"
    "small{color:#5d6b72}.failed{color:#b00020}.empty{color:#5d6b72}"
    "code{font-size:.75rem;overflow-wrap:anywhere}"
)


@dataclass(frozen=True)
class Entry:
    """One line of the index: a file, or why there is none. `path` is "" where none was planned."""

    chart: str
    title: str
    state: State
    folder: str = ""
    path: str = ""
    message: str = ""
    filters: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    link: str = ""
    size: int = 0
    checksum: str = ""


def write_index(edition: Edition, entries: Sequence[Entry]) -> dict[str, bytes]:
    """Path -> content of the files of the index."""
    t = edition.t
    contents = csv_bytes(_table(entries, t)), _page(edition, entries, t).encode()
    return dict(zip(INDEX, contents, strict=True))


def sums(entries: Sequence[Entry], index: Mapping[str, bytes]) -> bytes:
    """The checksum list, in the form that `sha256sum --check` reads."""
    of_files = {entry.path: entry.checksum for entry in entries if entry.state == "done"}
    of_index = {path: sha256(content).hexdigest() for path, content in index.items()}
    lines = [f"{digest}  {path}\n" for path, digest in (of_files | of_index).items()]
    return "".join(lines).encode()


def _table(entries: Sequence[Entry], t: Translator) -> pd.DataFrame:
    rows = [
        {
            t("File"): entry.path if entry.state == "done" else "",
            t("Zone"): entry.folder,
            t("Title"): entry.title,
            t("State"): t(WORDS[entry.state]),
            t("Reason"): entry.message,
            t("Filters"): t("; ").join(entry.filters),
            t("Source"): t("; ").join(entry.sources),
            t("View"): unquote(entry.link),
            t("Chart"): entry.chart,
            t("Bytes"): entry.size or None,
            "SHA-256": entry.checksum,
        }
        for entry in entries
    ]
    frame = pd.DataFrame(rows)
    return frame if any(e.folder for e in entries) else frame.drop(columns=t("Zone"))


def _page(edition: Edition, entries: Sequence[Entry], t: Translator) -> str:
    counts = {state: sum(entry.state == state for entry in entries) for state in WORDS}
    said = [f"{t(word)}{t(': ')}{counts[state]}" for state, word in WORDS.items() if counts[state]]
    version = t("data version {hash} of {date}").format(
        hash=edition.hash, date=edition.package.created
    )
    made_up = t("Fictional data: for demonstration only. No real place or figure.")
    briefs = any(entry.chart.startswith("brief.") for entry in entries)
    title = f"{edition.title}{t(' · ')}"
    title += t("Exported briefs") if briefs else t("Exported charts")
    heads = (t("Title"), t("File"), t("Source"), "SHA-256")
    return (
        f'<!doctype html><html lang="{LOCALE_TAGS[edition.language]}"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head><body>"
        f"<h1>{html.escape(title)}</h1>"
        + (f'<p class="failed"><b>{made_up}</b></p>' if edition.settings.fictional else "")
        + f"<p>{html.escape(version)}<br>{html.escape(t('; ').join(said))}</p><table><tr>"
        + "".join(f"<th>{html.escape(head)}</th>" for head in heads)
        + "</tr>" + "".join(_row(entry, t) for entry in entries)
        + "</table></body></html>"
    )  # fmt: skip


def _row(entry: Entry, t: Translator) -> str:
    notes = t("; ").join(filter(None, [entry.folder, *entry.filters, unquote(entry.link)]))
    if entry.state == "done":
        file = f'<a href="{quote(entry.path)}">{html.escape(entry.path)}</a>'
    else:
        why = f"{t(WORDS[entry.state])}{t(': ')}{entry.message}"
        file = f'<span class="{entry.state}">{html.escape(why)}</span>'
    sources = "<br>".join(html.escape(source) for source in entry.sources)
    return (
        f"<tr><td>{html.escape(entry.title)}<br><small>{html.escape(notes)}</small></td>"
        f"<td>{file}</td><td>{sources}</td><td><code>{entry.checksum}</code></td></tr>"
    )
