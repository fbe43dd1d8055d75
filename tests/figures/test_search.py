"""Search: by any name, code, pinyin or initials, the best match first."""

import pytest

from dashboard import resources
from dashboard.catalog import Edition, open_package
from dashboard.figures.search_index import (
    KINDS,
    LONGEST,
    MOST_FOUND,
    found,
    index,
    spellings,
)
from dashboard.filters.search_answers import PLACES, answers, chosen_place
from dashboard.views import VIEWS


@pytest.fixture(scope="module", params=["zh", "en"])
def edition(request: pytest.FixtureRequest) -> Edition:
    return Edition.of(open_package(resources.DATA), request.param)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("黔南", "522700"),  # not 黔东南, not 黔西南
        ("黔南州", "522700"),  # its short name
        ("水城经开区", "shuicheng-edz"),
        ("scjkq", "shuicheng-edz"),
        ("shuicheng", "shuicheng-edz"),
        (" Shui Cheng ", "shuicheng-edz"),
        ("ＳＨＵＩＣＨＥＮＧ", "shuicheng-edz"),
        ("G522047", "guiyang-hidz"),  # of the catalogue
        ("52103001", "guiyang-hidz"),  # of the national standard
        ("522700", "522700"),
        ("水城县", "shuicheng-edz"),  # the former name of the county that it lies in
        ("贵州水城经济开发区", "shuicheng-edz"),
        ("正安吉他", "zhengan-guitar"),
        ("zajkqjt", "zhengan-guitar"),
        ("产值", "output"),
        ("chanzhi", "output"),
        ("Output", "output"),
    ],
)
def test_the_best_match_comes_first(edition: Edition, query: str, first: str) -> None:
    assert found(edition, query)[0].id == first


def test_a_former_name_finds_the_zone(edition: Edition) -> None:
    rows = edition.tables["subject_names"]
    zones = set(edition.tables["zones"]["subject_id"])
    former = [row for row in rows.to_dict("records") if row["subject_id"] in zones]
    assert former
    for row in former:
        assert row["subject_id"] in {thing.id for thing in found(edition, row["name_zh"])}


@pytest.mark.parametrize("query", ["", "  ", "没有这个地方", "qqqq", "\u2060", "%", "'; --"])
def test_what_is_not_there_is_not_found(edition: Edition, query: str) -> None:
    assert found(edition, query) == ()


def test_a_long_query_is_cut_and_few_are_found(edition: Edition) -> None:
    assert found(edition, "水城经开区" + " " * LONGEST + "x")[0].id == "shuicheng-edz"
    assert len(found(edition, "a")) == MOST_FOUND


def test_each_reading_of_a_sign_counts() -> None:
    whole, initials = spellings("长顺")
    assert {"changshun", "zhangshun"} <= set(whole)
    assert {"cs", "zs"} == set(initials)
    assert spellings("水城·A1")[0][0] == "shuichenga1"
    assert len(spellings("长" * 30)[0]) <= 12
    assert spellings("·《》") == (("",), ("",))


def test_every_kind_leads_to_a_page_that_asks_for_it(edition: Edition) -> None:
    assert set(PLACES) == set(KINDS) == {thing.kind for thing in index(edition)}
    for page, parameter, _ in PLACES.values():
        asked = {p for v in VIEWS.values() if v.page == page for p in v.parameters(edition)}
        assert parameter in asked


def test_an_answer_has_the_address_of_its_page() -> None:
    chinese, english = (Edition.of(open_package(resources.DATA), code) for code in ("zh", "en"))
    assert answers(chinese, "scjkq")[0] == {
        "kind": "zone", "id": "shuicheng-edz", "name": "水城经开区",
        "note": "开发区 · 六盘水 · 省级", "address": "./zones?zone=shuicheng-edz",
    }  # fmt: skip
    assert answers(english, "scjkq")[0]["address"] == "./zones?zone=shuicheng-edz&lang=en"


@pytest.mark.parametrize(
    "answer", [None, "zone", 7, {}, {"kind": "zone"}, {"kind": "zone", "id": "../x"}, {"kind": [1]}]
)
def test_a_browser_leads_nowhere_but_to_what_there_is(answer: object) -> None:
    edition = Edition.of(open_package(resources.DATA), "zh")
    assert chosen_place(edition, answer) is None
    assert chosen_place(edition, {"kind": "measure", "id": index(edition)[-1].id}) == (
        "reforms", {"view": "measure", "measure": index(edition)[-1].id}
    )  # fmt: skip
