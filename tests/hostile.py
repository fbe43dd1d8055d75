"""The embedded package with signs in every name and note that formats and pages might obey."""

import csv
import io
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from dashboard import resources

# Markdown, HTML, entities, addresses, formulas, colours, icons, emoji and arrows; one line break
HOSTILE = (
    "*a*_b_`c`#[d](e)<b>f</b>&copy;$x$~~g~~|h :red[i] :smile: :material/home: "
    "https://example.org/ www.example.org m@example.org -> k\nl"
)
TABLES = {  # table -> columns whose texts get HOSTILE behind them
    "subjects": ("name_zh", "name_en"),
    "places": ("short_zh", "short_en"),
    "indicators": ("name_zh", "name_en", "definition_zh"),
    "topics": ("name_zh", "name_en"),
    "levels": ("name_zh", "name_en"),
    "types": ("name_zh", "name_en"),
    "classes": ("name_zh", "name_en"),
    "industries": ("name_zh", "name_en"),
    "units": ("name_zh", "name_en", "per_zh", "per_en"),
    "sources": ("publisher_zh", "publisher_en", "title_zh", "title_en"),
    "zones": ("full_name_zh", "note_zh", "note_en", "locator"),
    "observations": ("note_zh", "note_en", "locator"),
    "events": ("title_zh", "title_en", "text_zh", "text_en", "locator"),
    "policies": ("title_zh", "title_en"),
    "measures": ("title_zh", "title_en", "text_zh", "text_en"),
    "themes": ("name_zh", "name_en"),
    "assessments": ("text_zh", "text_en", "locator"),
}


@cache
def hostile_folder() -> Path:
    """The folder of the package; never written to again."""
    root = Path(mkdtemp(prefix="hostile-")) / "data"
    shutil.copytree(resources.DATA, root)
    for table, columns in TABLES.items():
        path = next(p for p in root.rglob(f"{table}.csv"))
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
        known = [name for name in columns if name in rows[0]]
        assert known, table
        for row in rows:
            row.update({name: row[name] + HOSTILE for name in known if row[name]})
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(text.getvalue(), "utf-8")
    return root
