"""A data package that an owner fills, and how to get 30 clauses into it."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from dashboard import i18n, resources
from dashboard.ingest.embedded import (
    SHARED,
    Row,
    columns,
    csv_text,
    descriptor,
    table,
    write_package,
    write_text,
)

POLICY, SOURCE, THEME, PROVINCE = "reform-30", "reform-text", "theme-1", "000000"
CLAUSES = 30
RENAME = ("（请改名）", " (rename)")
EXPLAINED = ("measures", "bodies", "measure_bodies", "measure_scope", "criteria", "assessments")
CITED = {"source_id": SOURCE, "locator": "全文"}
QUESTIONS = (
    ("arranged", "是否已明确责任单位和完成时限？", "分工文件或会议纪要"),
    ("issued", "是否已印发实施文件？", "有文号的文件"),
    ("operating", "是否已实际运行或办理？", "运行台账或现场核查记录"),
    ("effective", "是否达到约定的效果？", "核查通报中的数据"),
)
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


def write(out: Path) -> None:
    """The package, README.txt and the rows of the clauses. Raises OSError."""
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
    _add_forms(out, about, clause_rows())
    resource = next(r for r in about["resources"] if r["name"] == "zones")
    _write_form(out / "zones-to-fill.csv", columns(resource), zone_rows())


def copy(out: Path) -> None:
    """The embedded package as the owner's own, README.txt and rows to fill. Raises OSError."""
    about = descriptor()
    shutil.copytree(resources.DATA, out, dirs_exist_ok=True)
    resource = next(r for r in about["resources"] if r["name"] == "sources")
    known = csv_text(columns(resource), [*table("sources"), *TABLES["sources"]])
    write_text(out / resource["path"], known)
    policy, theme = about["observatory"]["reform_policy_id"], table("themes")[0]["theme_id"]
    # the practices stand there too, so that the form can take the place of the table
    _add_forms(out, about, [*table("measures"), *clause_rows(policy, theme)])


def _add_forms(out: Path, about: dict[str, Any], clauses: list[Row]) -> None:
    """README.txt and the rows of clauses and criteria, beside the tables they are to go into."""
    write_text(out / "README.txt", readme())
    heads = {resource["name"]: columns(resource) for resource in about["resources"]}
    _write_form(out / "clauses-to-fill.csv", heads["measures"], clauses)
    _write_form(out / "criteria-to-fill.csv", heads["criteria"], criterion_rows())


def _write_form(path: Path, heads: list[str], rows: list[Row]) -> None:
    # the mark at the start tells spreadsheet programs that the Chinese is UTF-8
    write_text(path, "\ufeff" + csv_text(heads, rows))


def clause_rows(policy: str = POLICY, theme: str = THEME) -> list[Row]:
    """A row for each clause, with all that can be known without its text."""
    return [
        {
            "measure_id": f"clause-{number:02d}", "policy_id": policy, "clause": str(number),
            "theme_id": theme, "kind": "rule", "scope_rule": "all_zones",
            "text_status": "official_text", "source_id": SOURCE, "locator": f"第{number}条",
        }
        for number in range(1, CLAUSES + 1)
    ]  # fmt: skip


def criterion_rows() -> list[Row]:
    """A question for each clause on each rung, so general that an owner can begin with it."""
    return [
        {
            "criterion_id": f"clause-{number:02d}-{rung}", "measure_id": f"clause-{number:02d}",
            "rung": rung, "text_zh": question, "accepted_evidence_zh": evidence,
            "position": str(position),
        }
        for number in range(1, CLAUSES + 1)
        for position, (rung, question, evidence) in enumerate(QUESTIONS, 1)
    ]  # fmt: skip


def zone_rows() -> list[Row]:
    """One zone of which only the name is known, to be copied down."""
    return [{
        "subject_id": "zone-01", "full_name_status": "unknown", "level_id": "provincial",
        "type_id": "edz", "county_status": "none", "location_precision": "none",
        "verification": "verified", "confidence": "high", "source_id": SOURCE, "locator": "名录",
    }]  # fmt: skip


def readme() -> str:
    """How to fill the package, in both languages, with the columns of the tables concerned."""
    parts = [i18n.text(language, "template").rstrip() for language in ("zh", "en")]
    for resource in descriptor()["resources"]:
        if resource["name"] in EXPLAINED:
            path = resources.DATA / resource["schema"]
            title = f"{resource['path']}  {resource['title']}  {resource['title_en']}"
            parts.append("\n".join([title, *_column_lines(path)]))
    return ("\n\n" + "=" * 72 + "\n\n").join(parts) + "\n"


def _column_lines(path: Path) -> list[str]:
    """A line a column: name, title in both languages, whether it must be filled, what is allowed"""
    lines = []
    for field in yaml.safe_load(path.read_text(encoding="utf-8"))["fields"]:
        limits = field.get("constraints", {})
        must = "必填 required" if limits.get("required") else "可空 may be empty"
        allowed = ", ".join(str(value) for value in limits.get("enum", ()))
        told = f"{field.get('description', '')} {field.get('description_en', '')}".strip()
        line = f"- {field['name']}: {field['title']} / {field['title_en']} [{must}]"
        lines.append(" ".join(part for part in (line, allowed and f"({allowed})", told) if part))
    return lines
