"""Sources that do not exist, each without address and marked in its title; events they tell of."""

from dataclasses import dataclass
from datetime import date

from dashboard.demo.world import LAST_MONTH, LAST_YEAR, World, chance
from dashboard.demo.zone_registry import ALL_ZONES, REGISTRY, projects
from dashboard.ingest.embedded import Row


@dataclass(frozen=True)
class Round:
    """One inspection with the self-assessments before it; both are dated on its day."""

    number: int
    day: date

    @property
    def inspection(self) -> str:
        """Id of the source: what the inspectors found."""
        return f"inspection-{self.number:02d}"

    @property
    def filing(self) -> str:
        """Id of the source: what the zones reported."""
        return f"filing-{self.number:02d}"


FIRST_YEAR, COUNT = 2021, 10
ENDS = ((6, 30), (11, 30))  # of a year's two rounds: month, day
ROUNDS = tuple(
    Round(at + 1, date(FIRST_YEAR + at // len(ENDS), *ENDS[at % len(ENDS)])) for at in range(COUNT)
)
PRESS, REFORM_TEXT, REPORTS = "daily", "reform-text", "zone-reports"
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
        _source(REGISTRY, ZONE_OFFICE, "开发区名录", "Registry of zones", "2025-11",
             "official_site", "high", "page"),
        _source(PRESS, PAPER, "开发区见闻", "News of the zones", "2025-11-20",
             "official_press", "medium_high", "page_scan"),
        _source(REPORTS, ZONES, "开发区自报材料", "Reports of the zones themselves", "",
             "other", "medium", "excerpt"),
        _source(REFORM_TEXT, ZONE_OFFICE, "开发区改革三十条", "Thirty reform clauses", "2021-01-15",
             "official_document", "high", "full_text"),
    ]  # fmt: skip
    for year in world.years:
        rows.append(_source(bulletin(year), STATISTICS, f"{year}年开发区月报",
                         f"Monthly bulletin of the zones, {year}", _closed(year), "official_site",
                         "medium_high", "page"))  # fmt: skip
        if year < LAST_YEAR:
            rows.append(_source(yearbook(year), STATISTICS, f"{year}年开发区统计年鉴",
                             f"Yearbook of the zones, {year}", f"{year + 1}-09",
                             "official_document", "high", "code_table"))  # fmt: skip
    for at in ROUNDS:
        rows.append(_source(at.inspection, ZONE_OFFICE, f"第{at.number}轮改革核查通报",
                         f"Inspection of the reform, round {at.number}", at.day.isoformat(),
                         "official_document", "high", "full_text"))  # fmt: skip
        rows.append(_source(at.filing, ZONES, f"第{at.number}轮自评填报",
                         f"Self-assessments of the zones, round {at.number}", at.day.isoformat(),
                         "other", "medium", "excerpt"))  # fmt: skip
    return rows


def _closed(year: int) -> str:
    return f"{year}-11" if year == LAST_YEAR else f"{year + 1}-01"


def _source(
    source_id: str, publisher: tuple[str, str], zh: str, en: str, published: str, kind: str,
    confidence: str, reading: str,
) -> Row:  # fmt: skip
    return {
        "source_id": source_id, "publisher_zh": publisher[0], "publisher_en": publisher[1],
        "title_zh": f"{zh}（虚构）", "title_en": f"{en} (fictional)", "published": published,
        "kind": kind, "confidence": confidence, "reading": reading,
        "note_zh": "虚构来源，仅供演示。", "note_en": "An invented source, for demonstration only.",
    }  # fmt: skip


KINDS = {
    "award": ("获评虚构最佳案例", "named a fictional best case"),
    "practice": ("试行虚构服务模式", "tries out an invented way of serving firms"),
    "trade": ("首批虚构产品出口", "first export of invented goods"),
    "support": ("落实虚构要素保障", "invented support with power and land arranged"),
    "meeting": ("召开虚构推进会", "holds an invented meeting on progress"),
    "establishment": ("虚构设立", "set up, as invented"),
    "operation": ("虚构运营公司开业", "invented operating company opens"),
}
EVERY = 2  # zones
ISSUED = date(2021, 1, 15)
POLICY_TITLE = ("印发改革三十条（虚构）", "The thirty clauses are issued (fictional)")


def event_rows(world: World, planned: dict[str, str]) -> tuple[list[Row], list[Row]]:
    """The tables `events` and `event_observations`. planned: project -> its figure."""
    rows = [_event(1, "policy", ALL_ZONES, (ISSUED, ISSUED), "day", POLICY_TITLE)]
    numbers = chance(world.seed, "events")
    for at, zone in enumerate(world.zones[::EVERY]):
        kind = list(KINDS)[at % len(KINDS)]
        number = numbers.choice(world.years)
        when, precision = (date(number, 1, 1), date(number, 12, 31)), "year"
        if at % 3 == 0:
            day = date(number, numbers.randint(1, LAST_MONTH), numbers.randint(1, 28))
            when, precision = (day, day), "day"
        zh, en = KINDS[kind]
        rows.append(_event(len(rows) + 1, kind, zone.subject_id, when, precision,
                         (f"{zone.zh}{zh}", f"{zone.en}: {en}")))  # fmt: skip
    linked = []
    for project, zone in projects(world):
        month = (date(LAST_YEAR, 9, 1), date(LAST_YEAR, 9, 30))
        title = f"{zone.zh}签约虚构项目", f"{zone.en} signs an invented project"
        rows.append(_event(len(rows) + 1, "investment", project, month, "month", title))
        linked.append({"event_id": rows[-1]["event_id"], "observation_id": planned[project]})
    rows.append(_event(len(rows) + 1, "next_steps", ALL_ZONES, None, "undated",
                     ("虚构的下一步安排", "Invented next steps")))  # fmt: skip
    return rows, linked


def _event(
    number: int, kind: str, subject: str, when: tuple[date, date] | None, precision: str,
    title: tuple[str, str],
) -> Row:  # fmt: skip
    return {
        "event_id": f"E{number:03d}", "kind": kind, "subject_id": subject,
        "date_start": when[0].isoformat() if when else "",
        "date_end": when[1].isoformat() if when else "", "date_precision": precision,
        "title_zh": title[0], "title_en": title[1], "text_zh": "虚构事件，仅供演示。",
        "text_en": "An invented event, for demonstration only.", "confidence": "medium_high",
        "source_id": PRESS, "locator": f"虚构报道第{number}篇",
    }  # fmt: skip
