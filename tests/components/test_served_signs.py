"""Signs of our own that a reader's fonts must have: Latin ones, or those of the font we serve."""

import re
import tomllib

from components.charts.heatmap import head
from components.theme import Look
from dashboard import resources
from dashboard.exports.picture import fonts, web_font

THEME = tomllib.loads((resources.DATA.parent / ".streamlit" / "config.toml").read_text("utf-8"))[
    "theme"
]
RANGES = [
    range(int(low, 16), int(high, 16) + 1)
    for low, high in re.findall(r"U\+(\w+)-(\w+)", THEME["fontFaces"][0]["unicodeRange"])
]


def served(sign: str) -> bool:
    """Whether a browser without a Chinese font shows the sign: see the font of the theme."""
    return sign in fonts.LATIN or any(ord(sign) in known for known in RANGES)


def test_a_cut_name_of_a_column_has_only_signs_that_every_reader_has() -> None:
    cut = head("黔东南高新技术产业开发区", Look("light", "zh"))
    assert cut.endswith("\n…") and len(cut.split("\n")) == 8
    assert all(served(sign) and not fonts.missing(sign) for sign in cut if sign != "\n")


def test_words_of_the_reader_in_a_notice_are_in_a_font_with_chinese_signs() -> None:
    family = THEME["fontFaces"][0]["family"]
    assert all(family in THEME[name] for name in ("font", "headingFont", "codeFont"))
    assert set("不存在的县") <= web_font.signs() and all(map(served, "不存在的县〓"))
