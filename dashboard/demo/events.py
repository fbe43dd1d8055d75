"""Invented events: what zones were in the invented press for."""

from datetime import date

from dashboard.demo import sources
from dashboard.demo.chance import chance
from dashboard.demo.subjects import ALL_ZONES, projects
from dashboard.demo.world import LAST_MONTH, LAST_YEAR, World
from dashboard.ingest.embedded import Row

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
    rows = [_row(1, "policy", ALL_ZONES, (ISSUED, ISSUED), "day", POLICY_TITLE)]
    numbers = chance(world.seed, "events")
    for at, zone in enumerate(world.zones[::EVERY]):
        kind = list(KINDS)[at % len(KINDS)]
        number = numbers.choice(world.years)
        when, precision = (date(number, 1, 1), date(number, 12, 31)), "year"
        if at % 3 == 0:
            day = date(number, numbers.randint(1, LAST_MONTH), numbers.randint(1, 28))
            when, precision = (day, day), "day"
        zh, en = KINDS[kind]
        rows.append(_row(len(rows) + 1, kind, zone.subject_id, when, precision,
                         (f"{zone.zh}{zh}", f"{zone.en}: {en}")))  # fmt: skip
    linked = []
    for project, zone in projects(world):
        month = (date(LAST_YEAR, 9, 1), date(LAST_YEAR, 9, 30))
        title = f"{zone.zh}签约虚构项目", f"{zone.en} signs an invented project"
        rows.append(_row(len(rows) + 1, "investment", project, month, "month", title))
        linked.append({"event_id": rows[-1]["event_id"], "observation_id": planned[project]})
    rows.append(_row(len(rows) + 1, "next_steps", ALL_ZONES, None, "undated",
                     ("虚构的下一步安排", "Invented next steps")))  # fmt: skip
    return rows, linked


def _row(
    number: int, kind: str, subject: str, when: tuple[date, date] | None, precision: str,
    title: tuple[str, str],
) -> Row:  # fmt: skip
    return {
        "event_id": f"E{number:03d}", "kind": kind, "subject_id": subject,
        "date_start": when[0].isoformat() if when else "",
        "date_end": when[1].isoformat() if when else "", "date_precision": precision,
        "title_zh": title[0], "title_en": title[1], "text_zh": "虚构事件，仅供演示。",
        "text_en": "An invented event, for demonstration only.", "confidence": "medium_high",
        "source_id": sources.PRESS, "locator": f"虚构报道第{number}篇",
    }  # fmt: skip
