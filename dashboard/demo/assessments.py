"""Five years of assessments: claims and reviews, reversals, corrections, silence, no case."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.demo.clauses import CLAUSES, LISTED_EVERY, RUNGS, Clause, due, measure_id
from dashboard.demo.sources_and_events import ROUNDS, Round
from dashboard.demo.world import PROVINCE_ID, World, Zone, chance
from dashboard.ingest.embedded import Row

SILENT, NOT_APPLICABLE = 0.07, 0.04  # chances that a zone never reports, or has no such case
REVIEWED, REFUTED, REVERSED, CORRECTED = 0.72, 0.08, 0.07, 0.02
CONFIRMED = (0, 1, 2, 2)  # how often what stands is found again in later rounds
BY_PROVINCE, BY_PREFECTURE = 4, 7  # every so many clauses have a document of that level
ENTERED, REVIEWER = "demo-entry", "demo-review"
TEXTS = {
    "met": ("虚构核查：已达到。", "Invented inspection: met."),
    "not_met": ("虚构核查：未达到。", "Invented inspection: not met."),
    "reported_unverified": ("虚构自评：称已达到。", "Invented self-assessment: said to be met."),
    "not_applicable": ("虚构核查：该区无此事项。", "Invented inspection: no such matter here."),
    "withdrawn": ("虚构核查：此前已达到，现已停止。",
                  "Invented inspection: met before, stopped since."),
    "document": ("虚构省市文件：已印发。", "Invented document of a higher level: issued."),
}  # fmt: skip


def assessment_rows(world: World) -> list[Row]:
    """The table `assessments` in the order of entry."""
    drafts: list[Row] = []
    for number, clause in enumerate(CLAUSES, 1):
        drafts += _documents(world, number)
        for at, zone in enumerate(world.zones):
            if _in_scope(clause, zone, at):
                numbers = chance(world.seed, f"clause {number} in {zone.subject_id}")
                drafts += _cell(numbers, number, clause, zone)
    drafts.sort(key=lambda row: row["entered_on"])  # stable: a review stays behind its claim
    final = {row["assessment_id"]: f"A{at:06d}" for at, row in enumerate(drafts, 1)}
    for row in drafts:
        row["assessment_id"] = final[row["assessment_id"]]
        row["supersedes"] = final.get(row["supersedes"], "")
    return drafts


def _in_scope(clause: Clause, zone: Zone, at: int) -> bool:
    if clause.scope == "list":
        return at % LISTED_EVERY == 0
    return clause.scope in ("all_zones", zone.level_id)


def _documents(world: World, number: int) -> Iterator[Row]:
    """Documents of the province or of two prefectures; they can prove `issued`, no more."""
    at = ROUNDS[1]
    if number % BY_PROVINCE == 0:
        yield _row(number, "issued", PROVINCE_ID, at, "met", reviewed=True, text="document")
    elif number % BY_PREFECTURE == 0:
        for place in world.of_kind("prefecture")[:2]:
            yield _row(number, "issued", place.subject_id, at, "met", reviewed=True,
                       text="document")  # fmt: skip


def _cell(numbers: random.Random, number: int, clause: Clause, zone: Zone) -> Iterator[Row]:
    """All that is said of one clause in one zone."""
    own, luck = zone.subject_id, numbers.random()
    if luck < SILENT:
        return
    if luck < SILENT + NOT_APPLICABLE:
        yield _row(number, "", own, numbers.choice(ROUNDS), "not_applicable", reviewed=True)
        return
    last = due(clause)
    pace = numbers.uniform(0.35, 1.35) * (_round_of(last) if last else len(ROUNDS)) / len(RUNGS)
    for step, rung in enumerate(RUNGS, 1):
        at = round(step * pace + numbers.uniform(-0.4, 0.4))
        if at >= len(ROUNDS):
            return
        met = False
        for row in _rung(numbers, number, rung, own, max(at, 0)):
            met = row["result"] in ("met", "reported_unverified")
            yield row
        if not met:
            return


def _round_of(day: date) -> int:
    """How many rounds have been held by a day, at least one."""
    return max(1, sum(at.day <= day for at in ROUNDS))


def _rung(numbers: random.Random, number: int, rung: str, own: str, at: int) -> Iterator[Row]:
    """A claim; perhaps its review, which replaces it; perhaps the end of it later on."""
    claim = _row(number, rung, own, ROUNDS[at], "reported_unverified", reviewed=False)
    yield claim
    if numbers.random() < CORRECTED:
        again = _row(number, rung, own, ROUNDS[at], "met", reviewed=False, corrects=claim)
        claim = again
        yield again
    if numbers.random() >= REVIEWED:
        return
    refuted = numbers.random() < REFUTED
    yield _row(number, rung, own, ROUNDS[at], "not_met" if refuted else "met", reviewed=True,
               corrects=claim)  # fmt: skip
    if numbers.random() < REVERSED and at + 1 < len(ROUNDS):
        later = numbers.randrange(at + 1, len(ROUNDS))
        yield _row(number, rung, own, ROUNDS[later], "not_met", reviewed=True, text="withdrawn")
        if numbers.random() < 0.5 and later + 1 < len(ROUNDS):
            yield _row(number, rung, own, ROUNDS[later + 1], "met", reviewed=True)
    elif not refuted:
        rest = range(at + 2, len(ROUNDS))
        for later in sorted(numbers.sample(rest, min(len(rest), numbers.choice(CONFIRMED)))):
            yield _row(number, rung, own, ROUNDS[later], "met", reviewed=True)


def _row(
    number: int, rung: str, subject: str, at: Round, result: str, *, reviewed: bool,
    text: str = "", corrects: Row | None = None,
) -> Row:  # fmt: skip
    """A draft: the ids are final only once all rows are in the order of entry."""
    measure = measure_id(number)
    entered = at.day + timedelta(days=15 if reviewed else 5)
    words = TEXTS[text or result]
    draft = f"{measure}/{rung}/{subject}/{at.number}/{result}/{reviewed}/{text}/{bool(corrects)}"
    return {
        "assessment_id": draft, "measure_id": measure,
        "criterion_id": f"{measure}-{rung}" if rung else "", "subject_id": subject,
        "as_of": at.day.isoformat(), "as_of_precision": "day", "result": result,
        "source_id": at.inspection if reviewed else at.filing,
        "locator": f"虚构表，第{number}条，{subject}",
        "confidence": "high" if reviewed else "medium", "text_zh": words[0], "text_en": words[1],
        "entered_by": ENTERED, "entered_on": entered.isoformat(),
        "reviewed_by": REVIEWER if reviewed else "",
        "reviewed_on": entered.isoformat() if reviewed else "",
        "supersedes": corrects["assessment_id"] if corrects else "",
    }  # fmt: skip


def outcome_rows(after: list[str]) -> list[Row]:
    """The table `measure_observations`: figures that stand beside a clause. after: their ids."""
    faster = [6, 7]
    return [
        {"measure_id": measure_id(number), "observation_id": own}
        for number in faster for own in after
    ]  # fmt: skip
