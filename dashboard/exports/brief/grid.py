"""Native tables of a Word brief: width of the text, header on every page, no row torn apart."""

import re
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from components.text_width import letters
from dashboard.exports.brief import styles
from dashboard.exports.brief.content import Brief, Table
from dashboard.i18n import translator

LINE = 84  # letters of a table's type side by side over the width of the text
WIDEST, MOST_UNBROKEN, MARGIN = 34, 22, 3  # letters of a column, of a word, of a cell's margins
PADDING = 28  # twentieths of a point
SHORT = 14  # rows of a table that is not parted
WORDS = re.compile(r"[!-~\u00c0-\u024f\u2012-\u201f\u2212]+|[^\s]")


def cells(table: Table, brief: Brief) -> list[tuple[str, ...]]:
    """Header and rows as text; the numbers of the sources are the last column, if there are any."""
    sourced = any(row.sources for row in table.rows)
    t = translator(brief.context.language)
    head = (*table.columns, t("Source")) if sourced else table.columns
    rows = [
        (*row.cells, brief.references(row.sources)) if sourced else row.cells for row in table.rows
    ]
    return [head, *rows]


def widths(rows: list[tuple[str, ...]], numeric: tuple[int, ...]) -> list[float]:
    """The share of the width of each column; adds up to 1.

    `rows` begin with the header. No column is narrower than its longest word, or than its longest
    value where it is numeric; what is left over goes to those whose cells need it.
    """
    columns = list(zip(*rows, strict=True))
    least = [
        max(_unbroken(cell, at in numeric and line > 0) for line, cell in enumerate(column))
        for at, column in enumerate(columns)
    ]
    wanted = [min(max(map(letters, column)) + MARGIN, WIDEST) for column in columns]
    wanted = [max(pair) for pair in zip(least, wanted, strict=True)]
    spare = max(LINE - sum(least), 0)
    more = [want - floor for want, floor in zip(wanted, least, strict=True)]
    factor = spare / sum(more) if sum(more) else 0
    held = [floor + factor * extra for floor, extra in zip(least, more, strict=True)]
    return [width / sum(held) for width in held]


def _unbroken(cell: str, whole: bool) -> int:
    """Letters that must stay on one line."""
    longest = letters(cell) if whole else max(map(letters, WORDS.findall(cell)), default=0)
    return min(longest, MOST_UNBROKEN) + MARGIN


def add_table(document: Document, table: Table, brief: Brief) -> None:
    """Put a table at the end of the document."""
    rows = cells(table, brief)
    made = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _pad(made)
    # a short table stays on one page; of a long one the header stays with two rows
    together = len(rows) - 1 if len(rows) <= SHORT else 2
    shares = widths(rows, table.numeric)
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Mm(styles.TEXT_WIDTH * share)
    for at, (line, texts) in enumerate(zip(made.rows, rows, strict=True)):
        for column, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            cell.width = Mm(styles.TEXT_WIDTH * shares[column])
            paragraph = cell.paragraphs[0]
            paragraph.text = text
            paragraph.style = document.styles[styles.CELL if at else styles.HEAD_CELL]
            paragraph.paragraph_format.keep_with_next = at < together
            if at == 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif column in table.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        properties = line._tr.get_or_add_trPr()
        _flag(properties, "w:cantSplit")
        if at == 0:
            _flag(properties, "w:tblHeader")


def _pad(made: Any) -> None:
    """Room between the text of a cell and the lines above and below it."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(PADDING))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = made._tbl.tblPr
    look = properties.find(qn("w:tblLook"))  # the standard has it behind the margins
    look.addprevious(margins) if look is not None else properties.append(margins)


def _flag(properties: Any, name: str) -> None:
    properties.append(OxmlElement(name))
    properties.find(qn(name)).set(qn("w:val"), "1")
