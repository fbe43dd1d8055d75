"""Words bound to the grammar of numbers and dates: one frozen table per language."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Patterns:
    """Words of one language that numbers and dates are put into."""

    qualified: Mapping[str, str]
    spaced_unit: bool
    # units that count in ten thousands or the like, by how they begin, with their power of ten;
    # and the words of large numbers in which a reader of this language expects them
    counted_in: Mapping[str, int]
    large: tuple[tuple[int, str], ...]
    range_dash: str
    range_words: str
    points: str
    rank: str
    rank_of: str
    year: str
    half_years: tuple[str, str]
    quarter: str
    plan: str
    as_of: str
    after: str
    before_reform: str
    after_reform: str
    no_period: str
    no_date: str


ZH = Patterns(
    qualified=MappingProxyType({
        "exact": "{}", "about": "约{}", "more_than": "超过{}", "at_least": "{}以上",
        "almost": "近{}", "less_than": "不足{}", "at_most": "不超过{}",
    }),
    spaced_unit=False,
    counted_in=MappingProxyType({}),
    large=(),
    range_dash="—",
    range_words="{}至{}",
    points="{}个百分点",
    rank="第{}位",
    rank_of="第{}位（共{}个）",
    year="{}年",
    half_years=("{}年上半年", "{}年下半年"),
    quarter="{}年第{}季度",
    plan="“{}五”（{}）",
    as_of="截至{}",
    after="{}以后",
    before_reform="改革前",
    after_reform="改革后",
    no_period="未注明期间",
    no_date="日期不详",
)  # fmt: skip
EN = Patterns(
    qualified=MappingProxyType({
        "exact": "{}", "about": "about {}", "more_than": "more than {}",
        "at_least": "at least {}", "almost": "almost {}", "less_than": "less than {}",
        "at_most": "at most {}",
    }),
    spaced_unit=True,
    counted_in=MappingProxyType({"100 million ": 8, "10,000 ": 4}),
    large=((12, "trillion"), (9, "billion"), (6, "million")),
    range_dash="–",
    range_words="{} to {}",
    points="{} percentage points",
    rank="{}",
    rank_of="{} of {}",
    year="{}",
    half_years=("H1 {}", "H2 {}"),
    quarter="Q{1} {0}",
    plan="{} Five-Year Plan ({})",
    as_of="as of {}",
    after="after {}",
    before_reform="before",
    after_reform="after",
    no_period="no period stated",
    no_date="date unknown",
)  # fmt: skip
PATTERNS = MappingProxyType({"zh": ZH, "en": EN})


def words(language: str) -> Patterns:
    """The table of one language. Errors: ValueError for a language without one."""
    if language not in PATTERNS:
        raise ValueError(f"no number and date patterns for language {language!r}")
    return PATTERNS[language]


def singular(unit: str) -> str:
    """firms -> firm; English only. Units that are no plural come back unchanged."""
    plural = unit.endswith("s") and not unit.endswith("ss") and unit.islower()
    return unit[:-1] if plural else unit


def ordinal(value: int) -> str:
    """1st, 2nd, 3rd, 4th; English only."""
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"
