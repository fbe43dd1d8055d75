"""Names of places that do not exist, in Chinese and in pinyin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.demo.chance import chance

PROVINCE = ("云岚省（虚构）", "Yunlan Province (fictional)")
PROVINCE_SHORT = ("云岚", "Yunlan")
# characters that names of places in China hardly ever join in this way
FIRST = {
    "霁": "ji", "槿": "jin", "曦": "xi", "翎": "ling", "珞": "luo", "霏": "fei", "璃": "li",
    "黛": "dai", "绾": "wan", "荇": "xing", "蘅": "heng", "杳": "yao", "霭": "ai", "筠": "yun",
    "漱": "shu", "裳": "shang", "笺": "jian", "棠": "tang", "绮": "qi", "萤": "ying",
    "鸢": "yuan", "砚": "yan", "蔻": "kou", "羲": "xi",
}  # fmt: skip
SECOND = {
    "汀": "ting", "陌": "mo", "岫": "xiu", "渚": "zhu", "樾": "yue", "漪": "yi", "隰": "xi",
    "墟": "xu", "坞": "wu", "澍": "shu", "崦": "yan", "岑": "cen", "畹": "wan", "皋": "gao",
    "陔": "gai", "隈": "wei", "阜": "fu", "浔": "xun",
}  # fmt: skip


@dataclass(frozen=True)
class Name:
    """The stem of a name, without county, city or zone behind it."""

    zh: str
    en: str


def names(seed: int, real: Iterable[str]) -> Iterator[Name]:
    """Invented stems in a shuffled order, each once in either language.

    real: names that no stem may be part of (those of the embedded package, both languages).
    """
    taken = [text.casefold() for text in real]
    pairs = [(first, second) for first in FIRST for second in SECOND]
    chance(seed, "names").shuffle(pairs)
    used: set[str] = set()
    for first, second in pairs:
        name = Name(first + second, _pinyin(FIRST[first], SECOND[second]))
        known = any(word in text for text in taken for word in (name.zh, name.en.casefold()))
        if not known and name.en not in used:
            used.add(name.en)
            yield name


def _pinyin(first: str, second: str) -> str:
    apostrophe = "'" if second[0] in "aoe" else ""
    return f"{first}{apostrophe}{second}".capitalize()
