"""Colours, the contract of the frames, text layout and the display table."""

import pytest

from components.charts.marks import ceiling
from components.frames import MARKS, SERIES, FrameError, check
from components.label_layout import Box, ems, fitting, spread, wrap
from components.theme import STATES, categorical, palette, rgb, status_colour, vega_config
from tests.components.examples import DARK, LIGHT, WORDS, shuicheng


def luminance(colour: str) -> float:
    parts = [part / 255 for part in rgb(colour)]
    red, green, blue = [p / 12.92 if p <= 0.04 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_text_and_series_can_be_read_on_the_page(look: object) -> None:
    mode = LIGHT.mode if look is LIGHT else DARK.mode
    colours = palette(mode)
    page = luminance(colours.surface)
    for colour, least in [
        (colours.ink, 7.0),
        (colours.muted, 4.5),
        *((each, 3.9) for each in categorical(8, mode)),
    ]:
        low, high = sorted((luminance(colour), page))
        assert (high + 0.05) / (low + 0.05) >= least, colour


def test_palettes_of_both_modes_know_the_same_states() -> None:
    assert set(palette("dark").status) == set(STATES)
    with pytest.raises(FrameError, match="No colour for the state 'begun'"):
        status_colour("begun", "light")


def test_rgb_of_a_hex_colour() -> None:
    assert rgb("#0b6b7f") == (11, 107, 127)


def test_configuration_has_no_frame_and_a_chinese_font() -> None:
    config = vega_config(LIGHT)
    assert config["view"]["stroke"] is None
    assert config["font"].startswith("Noto Sans CJK SC")


def test_missing_column_is_named_with_what_to_do() -> None:
    with pytest.raises(FrameError, match=r"trend chart.*bridge is missing.*components/frames\.py"):
        check(shuicheng().drop(columns="bridge"), SERIES, "trend chart")


def test_unknown_mark_is_named() -> None:
    with pytest.raises(FrameError, match="mark guess is not known"):
        check(shuicheng().assign(mark="guess"), SERIES)


def test_every_mark_has_a_word() -> None:
    assert [WORDS.of_mark(mark) for mark in MARKS] == ["全年", "年内累计", "时点", "推算", "预计"]


def test_names_break_at_the_dot_and_stay_whole() -> None:
    assert wrap("水城经开区·铝及铝加工", 7) == "水城经开区\n铝及铝加工"
    long = wrap("贵阳国家高新技术产业开发区", 9)
    assert long.replace("\n", "") == "贵阳国家高新技术产业开发区"
    assert max(map(ems, long.split("\n"))) <= 9
    assert wrap("Zheng'an Economic Zone", 8) == "Zheng'an\nEconomic Zone"


def test_labels_are_spread_and_kept_above_the_bottom() -> None:
    centres = spread([100.0, 100.0, 239.0], [20.0, 20.0, 20.0], 240.0)
    assert centres[1] - centres[0] >= 20
    assert max(centres) <= 230


def test_a_label_on_another_is_left_out() -> None:
    assert fitting([Box(0, 0, 10, 10), Box(5, 5, 15, 15), Box(20, 0, 30, 10)], []) == {0, 2}


@pytest.mark.parametrize(("value", "end"), [(134.01, 150), (235, 250), (0.7, 0.8), (4000, 4000)])
def test_axis_ends_on_a_round_number(value: float, end: float) -> None:
    assert ceiling(value)[0] == pytest.approx(end)
