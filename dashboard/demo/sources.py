"""Sources that do not exist: each says so in its title and has no address."""

from dashboard.demo.rounds import ROUNDS
from dashboard.demo.world import LAST_YEAR, World
from dashboard.ingest.embedded import Row

REGISTRY, PRESS, REFORM_TEXT, REPORTS = "zone-registry", "daily", "reform-text", "zone-reports"
STATISTICS = ("云岚虚构统计局", "Fictional Statistics Office of Yunlan")
ZONE_OFFICE = ("云岚虚构开发区办公室", "Fictional Zone Office of Yunlan")
ZONES = ("各虚构开发区", "The fictional zones")
PAPER = ("云岚虚构日报", "Yunlan Fictional Daily")


def yearbook(year: int) -> str:
    """Id of the source of a year's final figures."""
    return f"yearbook-{year}"


def bulletin(year: int) -> str:
    """Id of the source of a year's monthly figures."""
    return f"bulletin-{year}"


def yearly(year: int) -> str:
    """The source of figures on a year: its yearbook, or the bulletin while it is not over."""
    return bulletin(year) if year == LAST_YEAR else yearbook(year)


def source_rows(world: World) -> list[Row]:
    """The table `sources`."""
    rows = [
        _row(REGISTRY, ZONE_OFFICE, "开发区名录", "Registry of zones", "2025-11",
             "official_site", "high", "page"),
        _row(PRESS, PAPER, "开发区见闻", "News of the zones", "2025-11-20",
             "official_press", "medium_high", "page_scan"),
        _row(REPORTS, ZONES, "开发区自报材料", "Reports of the zones themselves", "",
             "other", "medium", "excerpt"),
        _row(REFORM_TEXT, ZONE_OFFICE, "开发区改革三十条", "Thirty reform clauses", "2021-01-15",
             "official_document", "high", "full_text"),
    ]  # fmt: skip
    for year in world.years:
        rows.append(_row(bulletin(year), STATISTICS, f"{year}年开发区月报",
                         f"Monthly bulletin of the zones, {year}", _closed(year), "official_site",
                         "medium_high", "page"))  # fmt: skip
        if year < LAST_YEAR:
            rows.append(_row(yearbook(year), STATISTICS, f"{year}年开发区统计年鉴",
                             f"Yearbook of the zones, {year}", f"{year + 1}-09",
                             "official_document", "high", "code_table"))  # fmt: skip
    for at in ROUNDS:
        rows.append(_row(at.inspection, ZONE_OFFICE, f"第{at.number}轮改革核查通报",
                         f"Inspection of the reform, round {at.number}", at.day.isoformat(),
                         "official_document", "high", "full_text"))  # fmt: skip
        rows.append(_row(at.filing, ZONES, f"第{at.number}轮自评填报",
                         f"Self-assessments of the zones, round {at.number}", at.day.isoformat(),
                         "other", "medium", "excerpt"))  # fmt: skip
    return rows


def _closed(year: int) -> str:
    return f"{year}-11" if year == LAST_YEAR else f"{year + 1}-01"


def _row(
    source_id: str, publisher: tuple[str, str], zh: str, en: str, published: str, kind: str,
    confidence: str, reading: str,
) -> Row:  # fmt: skip
    return {
        "source_id": source_id, "publisher_zh": publisher[0], "publisher_en": publisher[1],
        "title_zh": f"{zh}（虚构）", "title_en": f"{en} (fictional)", "published": published,
        "kind": kind, "confidence": confidence, "reading": reading,
        "note_zh": "虚构来源，仅供演示。", "note_en": "An invented source, for demonstration only.",
    }  # fmt: skip
