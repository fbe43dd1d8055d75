"""Thirty reform clauses that nobody has issued: themes, bodies, texts, due dates and scopes."""

from datetime import date
from typing import NamedTuple

from dashboard.demo.sources_and_events import REFORM_TEXT
from dashboard.demo.world import World
from dashboard.ingest.embedded import Row

POLICY = "demo-reform-30"
THEMES = (
    ("lanterns", "云岚一灯：企业服务", "One lantern: services to firms"),
    ("ferries", "云岚摆渡：审批提速", "Ferries: faster approvals"),
    ("looms", "云岚织机：产业集聚", "Looms: industrial agglomeration"),
    ("wells", "云岚水井：要素保障", "Wells: land, power and water"),
    ("kites", "云岚风筝：科技创新", "Kites: science and technology"),
    ("harbours", "云岚港湾：管理与运营", "Harbours: management and operation"),
)
BODIES = (
    ("zone-office", "云岚虚构开发区办公室", "Fictional Zone Office"),
    ("lantern-bureau", "云岚虚构点灯局", "Fictional Bureau of Lanterns"),
    ("ferry-bureau", "云岚虚构摆渡局", "Fictional Bureau of Ferries"),
    ("loom-bureau", "云岚虚构织机局", "Fictional Bureau of Looms"),
    ("well-bureau", "云岚虚构水井局", "Fictional Bureau of Wells"),
    ("kite-bureau", "云岚虚构风筝局", "Fictional Bureau of Kites"),
    ("harbour-bureau", "云岚虚构港湾局", "Fictional Bureau of Harbours"),
)


class Clause(NamedTuple):
    """What is invented about one clause; its number is its place in CLAUSES."""

    zh: str
    en: str
    kind: str
    due: str  # YYYY-MM-DD, or "" for none
    precision: str
    scope: str = "all_zones"


_TEXTS: tuple[tuple[str, ...], ...] = (
    ("每家企业配一名提灯专员", "A lantern bearer a firm", "mechanism", "2021-12-31", "year"),
    ("设立晨雾会客厅", "A morning-mist reception room", "mechanism", "2022-06-30", "quarter"),
    ("企业来信七日回音", "Letters answered in seven days", "rule", "2021-09-30", "month"),
    ("一张服务灯单", "One list of services", "rule", "2022-12-31", "year"),
    ("夜间窗口常亮", "Counters that stay lit at night", "project", "2024-12-31", "day", "national"),
    ("一船过河并联审批", "Approvals in one crossing", "rule", "2022-12-31", "day"),
    ("摆渡时限压缩三成", "Crossings three tenths faster", "quantity", "2023-12-31", "year"),
    ("图纸一次验看", "Drawings checked once", "rule", "2023-06-30", "quarter"),
    ("告知承诺渡牌", "Ferry tokens on promise", "rule", "2022-12-31", "month"),
    ("拿地即开工试点", "Trial: build on allocation", "project", "2025-12-31", "year", "list"),
    ("首位产业织锦计划", "Brocade plan, leading industry", "project", "2025-12-31", "year"),
    ("链上企业名册", "Roll of firms along the chain", "rule", "2022-06-30", "month"),
    ("集群产值目标", "Output target of clusters", "quantity", "2025-12-31", "year", "provincial"),
    ("织机共享工坊", "Shared loom workshops", "project", "2024-06-30", "quarter", "list"),
    ("配套半径一刻钟", "Suppliers within 15 minutes", "quantity", "2026-12-31", "year"),
    ("标准地水井图", "Well map of standard plots", "rule", "2022-12-31", "year"),
    ("闲置用地清零", "No idle plots left", "quantity", "2024-12-31", "year"),
    ("用电省心井", "The carefree well for power", "mechanism", "2023-06-30", "month"),
    ("人才驿馆", "Inns for skilled people", "project", "2025-06-30", "quarter", "national"),
    ("金融打水桶", "Buckets of finance", "mechanism", "2023-12-31", "day"),
    ("风筝实验室", "Kite laboratories", "project", "2025-12-31", "year", "national"),
    ("揭榜放飞机制", "Launch by open call", "mechanism", "2023-12-31", "month"),
    ("专利收线库", "Reel of patents", "rule", "2024-06-30", "month"),
    ("研发投入占比目标", "Target for the share of research", "quantity", "2025-12-31", "year"),
    ("共享风洞预约", "Booking of a shared wind tunnel", "mechanism", "2026-06-30", "quarter"),
    ("一港一公司运营", "One company runs one harbour", "mechanism", "2022-12-31", "year"),
    ("岗位随潮聘任", "Posts filled with the tide", "rule", "2023-12-31", "year"),
    ("绩效灯塔考核", "Lighthouse appraisal of results", "rule", "2023-06-30", "month"),
    ("港区区划图上墙", "Map of the harbour on the wall", "rule", "", ""),
    ("年度潮报公开", "Yearly tide report published", "rule", "2025-11-30", "day"),
)  # fmt: skip
CLAUSES = tuple(Clause(*row) for row in _TEXTS)
PER_THEME = len(CLAUSES) // len(THEMES)
LISTED_EVERY = 3  # zones in the scope of a clause with a list
WARNING = ("虚构条款，仅供演示，不是任何文件的内容。",
           "An invented clause, for demonstration only; no document says so.")  # fmt: skip
RUNGS = {
    "arranged": ("“{}”的牵头单位、分工与时限是否已明确？",
                 "Are lead, tasks and dates set for “{}”?",
                 "分工文件或会议纪要", "a plan of tasks or minutes"),
    "issued": ("是否已印发“{}”的实施文件？", "Has a document on “{}” been issued?",
               "有文号的文件", "a numbered document"),
    "operating": ("“{}”是否已有办理或运行记录？", "Are there records of “{}” in operation?",
                  "运行台账或现场核查记录", "running records or an inspection on site"),
    "effective": ("“{}”是否达到约定的效果指标？", "Has “{}” reached the agreed results?",
                  "核查通报中的效果数据", "figures on results in an inspection report"),
}  # fmt: skip


def measure_id(number: int) -> str:
    """Id of the measure that is clause `number`."""
    return f"clause-{number:02d}"


def due(clause: Clause) -> date | None:
    """The day by which a clause is due."""
    return date.fromisoformat(clause.due) if clause.due else None


def reform_rows(world: World) -> dict[str, list[Row]]:
    """The tables policies, themes, bodies, measures, measure_bodies, measure_scope, criteria."""
    return {
        "policies": [_policy()],
        "themes": [_theme(at, *theme) for at, theme in enumerate(THEMES, 1)],
        "bodies": [{"body_id": own, "name_zh": zh, "name_en": en} for own, zh, en in BODIES],
        "measures": [_measure(at, clause) for at, clause in enumerate(CLAUSES, 1)],
        "measure_bodies": [row for at in range(1, len(CLAUSES) + 1) for row in _bodies(at)],
        "measure_scope": [
            {"measure_id": measure_id(at), "subject_id": zone.subject_id}
            for at, clause in enumerate(CLAUSES, 1) if clause.scope == "list"
            for zone in world.zones[::LISTED_EVERY]
        ],
        "criteria": [row for at, clause in enumerate(CLAUSES, 1) for row in _criteria(at, clause)],
    }  # fmt: skip


def _cited(locator: str) -> Row:
    return {"source_id": REFORM_TEXT, "locator": locator}


def _policy() -> Row:
    return {
        "policy_id": POLICY, "title_zh": "云岚开发区改革三十条（虚构）",
        "title_en": "Thirty reform clauses of Yunlan (fictional)",
        "title_status": "title_in_source", "issuer_zh": BODIES[0][1], "issuer_en": BODIES[0][2],
        "date_start": "2021-01-15", "date_end": "2021-01-15", "date_precision": "day",
        "text_zh": "虚构文件：六个主题三十条。",
        "text_en": "An invented document: six themes, thirty clauses.", "confidence": "high",
        **_cited("虚构全文"),
    }  # fmt: skip


def _theme(position: int, own: str, zh: str, en: str) -> Row:
    return {
        "theme_id": own, "name_zh": f"{zh}（虚构）", "name_en": f"{en} (fictional)",
        "position": str(position), "basis_zh": "虚构文件的章名。",
        "basis_en": "A heading of the invented document.", **_cited(f"虚构第{position}章"),
    }  # fmt: skip


def _measure(number: int, clause: Clause) -> Row:
    return {
        "measure_id": measure_id(number), "policy_id": POLICY, "clause": str(number),
        "theme_id": THEMES[(number - 1) // PER_THEME][0], "title_zh": clause.zh,
        "title_en": clause.en, "text_zh": f"（虚构）各开发区推行“{clause.zh}”。",
        "text_en": f"(Fictional) The zones carry out “{clause.en}”.", "kind": clause.kind,
        "due_date": clause.due, "due_precision": clause.precision, "scope_rule": clause.scope,
        "text_status": "official_text", **_cited(f"虚构第{number}条"), "note_zh": WARNING[0],
        "note_en": WARNING[1],
    }  # fmt: skip


def _bodies(number: int) -> list[Row]:
    lead = 1 + (number - 1) // PER_THEME if number % 5 else 0
    support = {1 + number % (len(BODIES) - 1), 1 + number * 3 % (len(BODIES) - 1)} - {lead}
    roles = [(lead, "lead"), *((at, "support") for at in sorted(support))]
    return [
        {"measure_id": measure_id(number), "body_id": BODIES[at][0], "role": role}
        for at, role in roles
    ]


def _criteria(number: int, clause: Clause) -> list[Row]:
    return [
        {
            "criterion_id": f"{measure_id(number)}-{rung}", "measure_id": measure_id(number),
            "rung": rung, "text_zh": zh.format(clause.zh), "text_en": en.format(clause.en),
            "accepted_evidence_zh": evidence_zh, "accepted_evidence_en": evidence_en,
            "position": str(position),
        }
        for position, (rung, (zh, en, evidence_zh, evidence_en)) in enumerate(RUNGS.items(), 1)
    ]  # fmt: skip
