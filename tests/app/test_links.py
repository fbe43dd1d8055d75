"""Link parameters: good ones are obeyed, bad and hostile ones fall back and say so."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import ScriptRunContext

from dashboard.navigation import PAGES
from tests.app.running import run, words

HOSTILE = "<script>alert(1)</script>[x](javascript:alert(1))`$\\frac{1}{2}$"


USUAL = 80  # signs of what a page shows by default, in its address


def test_language_of_the_link() -> None:
    assert run("method", {"lang": "en"}).markdown[0].value.startswith("# Method")
    assert run("method").markdown[0].value.startswith("# 方法说明")


def test_unknown_language_falls_back_to_chinese_and_says_so() -> None:
    app = run("method", {"lang": "xx"})
    assert app.markdown[0].value.startswith("# 方法说明")
    assert "`xx`" in app.warning[0].value


@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
def test_unknown_parameter_is_ignored_and_named(page: str) -> None:
    app = run(page, {"colour-of-day": "red"})
    assert not app.exception
    assert "`colour-of-day`" in app.warning[0].value


def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Lengths of the addresses that runs from now on send to the browser."""
    lengths: list[int] = []
    enqueue = ScriptRunContext.enqueue

    def noted(context: ScriptRunContext, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "page_info_changed":
            lengths.append(len(message.page_info_changed.query_string))
        enqueue(context, message)

    monkeypatch.setattr(ScriptRunContext, "enqueue", noted)
    return lengths


@pytest.mark.parametrize("page", ["clusters", "method"])
def test_many_unknown_parameters_are_dropped_in_one_change_and_counted(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths = sent(monkeypatch)
    app = run(page, {**{f"x{at}": "y" * 100 for at in range(990)}, "lang": "en"})
    assert not app.exception
    said = app.warning[0].value.split("\n\n")
    assert len(said) == 6 and "985 more" in said[5]
    assert max(lengths) <= len("lang=en") + USUAL and len(lengths) <= 3


@pytest.mark.parametrize("page", ["clusters", "method"])
@pytest.mark.parametrize(
    ("values", "kept"),
    [
        (["z" * 300_000], 0),  # one value as long as a book
        ([f"z{at}" * 40 for at in range(900)], 300),  # Streamlit itself reads up to 1000
    ],
)
def test_a_link_as_long_as_a_book_is_shortened_at_once(
    page: str, values: list[str], kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths = sent(monkeypatch)
    app = run(page, {"zone": values, "lang": "en"})
    assert not app.exception
    assert "`zone`" in app.warning[0].value and "shortened" in app.warning[0].value
    assert max(lengths) <= len("lang=en&") + USUAL + kept * len("zone=&" + "z999" * 40)


@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
@pytest.mark.parametrize(
    "parameter",
    ["zone", "cluster", "indicator", "year", "from", "to", "level", "type", "prefecture",
     "industry", "theme", "measure", "status", "view", "source", "table", "color", "size", "area"],
)  # fmt: skip
def test_bad_value_falls_back(page: str, parameter: str) -> None:
    app = run(page, {parameter: HOSTILE})
    assert not app.exception
    assert [error.value for error in app.error] == []
    assert "<script>" not in words(app).replace(f"`{HOSTILE[:40]}", "")


def test_good_values_are_obeyed() -> None:
    app = run("clusters", {"indicator": "firms", "cluster": "zhengan-guitar", "view": "table"})
    assert [warning.value for warning in app.warning] == []
    frame = app.dataframe[0].value
    assert set(frame["指标"]) == {"企业数"}
    assert set(frame["对象"]) == {"正安经开区·吉他"}


def test_crossed_years_are_put_in_order() -> None:
    app = run("clusters", {"indicator": "output", "from": "2024", "to": "2021", "view": "table"})
    periods = set(app.dataframe[0].value["期间"])
    assert "2021年" in periods
    assert "2024年" in periods


def test_a_hostile_value_is_shown_as_code_only() -> None:
    app = run("clusters", {"cluster": HOSTILE})
    shown = app.warning[0].value
    assert shown.count("`") == 2
    assert "javascript" not in shown.split("`")[0] + shown.split("`")[2]
