"""An empty data package that an owner fills, and how to get 30 clauses into it."""

import argparse
from pathlib import Path
from typing import Any

from dashboard.ingest.embedded import SHARED, Row

POLICY, SOURCE, THEME, PROVINCE = "reform-30", "reform-text", "theme-1", "000000"
CLAUSES = 30
RENAME = ("（请改名）", " (rename)")
EXPLAINED = ("measures", "bodies", "measure_bodies", "measure_scope", "criteria", "assessments")
CITED = {"source_id": SOURCE, "locator": "全文"}
TABLES: dict[str, list[Row]] = {
    "subjects": [{
        "subject_id": PROVINCE, "kind": "province", "name_zh": f"本省{RENAME[0]}",
        "name_en": f"Province{RENAME[1]}",
    }],
    "places": [{
        "subject_id": PROVINCE, "adcode": PROVINCE, "short_zh": "本省", "short_en": "Province",
        "label_lon": "0", "label_lat": "0",
    }],
    "sources": [{
        "source_id": SOURCE, "publisher_zh": f"发布单位{RENAME[0]}",
        "publisher_en": f"Issuer{RENAME[1]}", "kind": "official_document", "confidence": "high",
        "reading": "full_text",
    }],
    "policies": [{
        "policy_id": POLICY, "title_zh": f"开发区改革“30条”{RENAME[0]}",
        "title_en": f"The 30 reform measures{RENAME[1]}", "title_status": "short_name",
        "date_precision": "undated", "text_zh": "待填", "text_en": "To be filled in",
        "confidence": "high", **CITED,
    }],
    "themes": [{
        "theme_id": THEME, "name_zh": f"主题一{RENAME[0]}", "name_en": f"First theme{RENAME[1]}",
        "position": "1", "basis_zh": "文件章名", "basis_en": "A heading of the document", **CITED,
    }],
}  # fmt: skip


def add(commands: Any) -> None:
    """Add `data template` to the subcommands of the command."""
    data = commands.add_parser("data", help="an owner's own data", description="An owner's data.")
    actions = data.add_subparsers(required=True, metavar="ACTION")
    parser = actions.add_parser(
        "template", help="write an empty data package to fill in",
        description="Write an empty data package to fill in: schemas, headers, instructions.",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="empty folder")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Write the empty package and say where to begin."""
    from dashboard.ingest.folder import unused

    out: Path = options.out
    if not unused(out):
        raise SystemExit(
            f"zone-observatory: {out} is not empty; nothing was written. "
            "Name another folder with --out DIR."
        )
    try:
        write(out)
    except OSError as error:
        raise SystemExit(
            f"zone-observatory: {out} cannot be written ({error.strerror}). "
            "Name another folder with --out DIR."
        ) from None
    print(f"空数据包 empty data package: {out}\n{out / 'README.txt'}")


def write(out: Path) -> None:
    """The package, README.txt and the rows of the clauses. Raises OSError."""
    from dashboard.ingest.embedded import columns, descriptor, table
    from dashboard.ingest.folder import csv_text, write_package, write_text

    about = descriptor() | {
        "name": "own-development-zones", "title": f"本省开发区数据{RENAME[0]}",
        "title_en": f"Development zones of the province{RENAME[1]}", "description": "",
        "description_en": "",
        "observatory": {
            "province_id": PROVINCE, "fictional": False, "map_approval": "", "address": "",
            "reform_policy_id": POLICY, "clause_count": CLAUSES, "geometry": {},
        },
    }  # fmt: skip
    about.pop("licenses", None)
    write_package(out, about, TABLES | {name: table(name) for name in SHARED})
    write_text(out / "README.txt", readme())
    resource = next(r for r in about["resources"] if r["name"] == "measures")
    # the mark at the start tells spreadsheet programs that the Chinese is UTF-8
    write_text(out / "clauses-to-fill.csv", "\ufeff" + csv_text(columns(resource), clause_rows()))


def clause_rows() -> list[Row]:
    """A row for each clause, with all that can be known without its text."""
    return [
        {
            "measure_id": f"clause-{number:02d}", "policy_id": POLICY, "clause": str(number),
            "theme_id": THEME, "kind": "rule", "scope_rule": "all_zones",
            "text_status": "official_text", "source_id": SOURCE, "locator": f"第{number}条",
        }
        for number in range(1, CLAUSES + 1)
    ]  # fmt: skip


def readme() -> str:
    """How to fill the package, in both languages, with the columns of the tables concerned."""
    from dashboard import i18n, resources
    from dashboard.ingest.embedded import descriptor

    parts = [i18n.text(language, "template").rstrip() for language in ("zh", "en")]
    for resource in descriptor()["resources"]:
        if resource["name"] in EXPLAINED:
            path = resources.DATA / resource["schema"]
            title = f"{resource['path']}  {resource['title']}  {resource['title_en']}"
            parts.append("\n".join([title, *_column_lines(path)]))
    return ("\n\n" + "=" * 72 + "\n\n").join(parts) + "\n"


def _column_lines(path: Path) -> list[str]:
    """A line a column: name, title in both languages, whether it must be filled, what is allowed"""
    import yaml

    lines = []
    for field in yaml.safe_load(path.read_text(encoding="utf-8"))["fields"]:
        limits = field.get("constraints", {})
        must = "必填 required" if limits.get("required") else "可空 may be empty"
        allowed = ", ".join(str(value) for value in limits.get("enum", ()))
        told = f"{field.get('description', '')} {field.get('description_en', '')}".strip()
        line = f"- {field['name']}: {field['title']} / {field['title_en']} [{must}]"
        lines.append(" ".join(part for part in (line, allowed and f"({allowed})", told) if part))
    return lines
