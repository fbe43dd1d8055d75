"""Lights, rungs, states, results and rules of the tracker in words, with signs and colours."""

from collections.abc import Mapping
from dataclasses import dataclass

from components import dates
from components.theme import Look, ink_on, status_colour
from dashboard.domain.reforms import Light, Result, Rule, Rung, State
from dashboard.figures.wording.codes import RUNG
from dashboard.i18n import mark, translator

UNREAD = "unread"  # as a state of drawings: the entry is there and could not be read
UNREAD_WORD = mark("Entry could not be read")
UNREAD_SIGN = "×"
NO_RUNG = "no_rung"  # as a state of drawings: reported, no rung reached
LIGHT_WORDS = {
    Light.DONE: mark("Done"),
    Light.ON_TIME: mark("On time"),
    Light.NEAR: mark("Due soon or one stage behind"),
    Light.OVERDUE: mark("Overdue"),
    Light.UNREPORTED: mark("No report seen"),
    Light.NOT_APPLICABLE: mark("Not applicable"),
    Light.UNDATED: mark("Reported, no due date"),
}
LIGHT_SIGNS = {
    Light.DONE: "●",
    Light.ON_TIME: "◎",
    Light.NEAR: "△",
    Light.OVERDUE: "!",
    Light.UNREPORTED: "○",
    Light.NOT_APPLICABLE: "－",
    Light.UNDATED: "◇",
}
RUNG_WORDS: dict[str, str] = {NO_RUNG: mark("No stage reached"), **RUNG}
RUNG_SIGNS = {NO_RUNG: "·", Rung.ARRANGED: "1", Rung.ISSUED: "2", Rung.OPERATING: "3",
              Rung.EFFECTIVE: "4"}  # fmt: skip
STATE_WORDS = {
    State.MET: mark("Met"),
    State.IN_PROGRESS: mark("In progress"),
    State.REPORTED_UNVERIFIED: mark("Reported, unverified"),
    State.NOT_MET: mark("Not met"),
    State.NOT_APPLICABLE: mark("Not applicable"),
    State.UNREPORTED: mark("No report seen"),
}
STATE_SIGNS = {
    State.MET: "●",
    State.IN_PROGRESS: "◒",
    State.REPORTED_UNVERIFIED: "◐",
    State.NOT_MET: "×",
    State.NOT_APPLICABLE: "－",
    State.UNREPORTED: "○",
}
TURN_WORDS = {
    "up": mark("Moved up"),
    "down": mark("Fell back"),
    "aside": mark("Another state, same stage"),
}
TURN_SIGNS = {"up": "▲", "down": "▼", "aside": "◆"}
RESULT_WORDS = {
    Result.MET: mark("Met"),
    Result.NOT_MET: mark("Not met"),
    Result.NOT_APPLICABLE: mark("Not applicable"),
    Result.REPORTED_UNVERIFIED: mark("Reported, unverified"),
}
RULE_WORDS = {
    Rule.MEASURE_UNKNOWN: mark("The measure is not in the table of measures."),
    Rule.RESULT_UNKNOWN: mark("The result is not one of the known words."),
    Rule.CRITERION_UNKNOWN: mark("The criterion is not in the table of criteria."),
    Rule.CRITERION_OF_OTHER_MEASURE: mark("The criterion belongs to another measure."),
    Rule.OUTSIDE_SCOPE: mark("The measure is not meant for this subject."),
    Rule.NOT_APPLICABLE_WITHOUT_EVIDENCE: mark("“Not applicable” needs a source and a locator."),
    Rule.NO_EVIDENCE: mark("Source or locator is missing."),
    Rule.EVIDENCE_AFTER_AS_OF: mark("The source is later than the as-of date."),
    Rule.WIDE_ABOVE_ISSUED: mark(
        "A document of a province or prefecture proves at most “issued”, never “in operation”."
    ),
    Rule.WIDE_NOT_APPLICABLE: mark(
        "For whom a measure does not apply is said zone by zone, or in its scope."
    ),
    Rule.SUPERSEDES_UNKNOWN: mark("The row it supersedes is not in the log."),
    Rule.SUPERSEDES_OTHER_MEASURE: mark("The row it supersedes is on another measure."),
    Rule.SUPERSEDES_CIRCLE: mark("Rows supersede each other in a circle."),
    Rule.JUMP: mark("A stage was passed over: please check the entry."),
    Rule.NO_RUNG: mark("“Met” without a criterion says nothing of a stage: please name one."),
}
_STATES = {state.value: word for state, word in STATE_WORDS.items()}
_STATE_SIGNS = {state.value: sign for state, sign in STATE_SIGNS.items()}
NO_LEVEL = (State.UNREPORTED.value, State.NOT_APPLICABLE.value)  # cells that have no rung at all
WORDS: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "light": (
        {light.value: word for light, word in LIGHT_WORDS.items()},
        {light.value: sign for light, sign in LIGHT_SIGNS.items()},
    ),
    "rung": (
        RUNG_WORDS | {state: _STATES[state] for state in NO_LEVEL},
        {str(rung): sign for rung, sign in RUNG_SIGNS.items()}
        | {state: _STATE_SIGNS[state] for state in NO_LEVEL},
    ),
    "state": (_STATES, _STATE_SIGNS),
    "turn": (TURN_WORDS, TURN_SIGNS),
}


@dataclass(frozen=True)
class Status:
    """A state as it is shown: sign, word and colour together, never one alone."""

    word: str
    sign: str
    colour: str
    ink: str


def word_map(kind: str, language: str) -> dict[str, str]:
    """Code -> word of all lights, rungs, states or turns; rung "" is NO_RUNG."""
    t = translator(language)
    return {code: t(word) for code, word in WORDS[kind][0].items()}


def signs(kind: str) -> Mapping[str, str]:
    """Code -> sign of all lights, rungs, states or turns."""
    return WORDS[kind][1]


def shown(kind: str, code: str, look: Look) -> Status:
    """A light, rung, state or turn in sign, word and colours."""
    code = code or NO_RUNG
    colour = status_colour(code, look.mode)
    return Status(word_map(kind, look.language)[code], signs(kind)[code], colour, ink_on(colour))


def day_words(day: object, precision: str, language: str) -> str:
    """A day, month or year as a reader writes it; "" for NaT."""
    if day is None or day != day:
        return ""
    return dates.date_text(day, day, precision or "day", language)  # type: ignore[arg-type]
