"""What briefs say: numbers by hand, nothing that the data do not hold, nothing empty."""

import re
from collections.abc import Iterator

import pandas as pd
import pytest

from components import dates
from dashboard.catalog import Edition
from dashboard.exports.brief import Brief, Subject, brief
from dashboard.exports.brief.document_model import Sentence
from tests.exports import briefs
from tests.exports.briefs import GUIYANG, LANGUAGES, LUBI, PROVINCE, REFORMS, SHUICHENG, ZHENGAN

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
PRAISE = ("显著", "喜人", "良好", "大幅", "得益于", "由于", "带动", "impressive", "thanks to",
          "because", "strong growth", "remarkable")  # fmt: skip
EVERY = [
    *(Subject("zone", str(zone)) for zone in briefs.package().tables["zones"]["subject_id"]),
    GUIYANG, PROVINCE, REFORMS,
]  # fmt: skip


def test_shuicheng_in_chinese_by_hand() -> None:
    said = briefs.text(SHUICHENG)
    output = "水城经开区·铝及铝加工的产值"
    assert f"{output}2021年为95.54亿元，2024年为130.32亿元" in said
    assert "2025年1—10月为134.01亿元（部分年度，不与全年数相比）" in said
    # 130.32 - 95.54 = 34.78; 130.32 / 95.54 = 1.36404; 130.315 / 95.545 and 130.325 / 95.535
    assert f"{output}2021年至2024年推算变化为+34.78亿元（+36.4%" in said
    assert "36.39—36.42%之间" in said
    # 134.01 / 1.3824 = 96.940; 134.005 / 1.38245 = 96.933, 134.015 / 1.38235 = 96.947
    assert f"{output}2024年1—10月推算为96.94亿元，并非来源公布" in said
    assert "96.93—96.95亿元之间" in said


def test_shuicheng_in_english_by_hand() -> None:
    said = briefs.text(SHUICHENG, "en")
    assert (
        "For Shuicheng EDZ (aluminium), sources put “Output” at 9.554 billion yuan in 2021, "
        "13.032 billion yuan in 2024, 13.401 billion yuan in Jan–Oct 2025 "
        "(part of a year, not comparable with full years)."
    ) in said
    assert "+3.478 billion yuan (+36.4%; 36.39–36.42% by the rounding of the inputs)" in said


def test_disagreement_names_the_subject_of_each_value() -> None:
    said = briefs.text(SHUICHENG)
    assert (
        "水城经开区·铝及铝加工的企业数截至2025年11月为58家。水城区·铝的企业数截至2025年12月为69家。"
        in said
    )
    assert "按另一口径，水城经开区·铝及铝加工的企业数截至2021年12月为33家。" in said


def test_lubi_by_hand() -> None:
    said = briefs.text(LUBI)
    # 35 - 61 = -26; -26 / 61 = -42.6 %
    assert (
        "炉碧经开区的审批时限：签订《双向承诺书》前为61个工作日，签订《双向承诺书》后为35个工作日，"
        "两者之差：推算 −26个工作日（−42.6%）。"
    ) in said
    assert "服务企业数截至2025年11月为140余家" in said
    assert "走访服务企业次数2025年1—11月为1500余次" in said
    assert "未见全年数值。" in said
    assert "140 firms or more as of Nov 2025" in briefs.text(LUBI, "en")


def test_zhengan_by_hand() -> None:
    said = briefs.text(ZHENGAN)
    assert (
        "截至2019年9月为56家，截至2022年10月为126家，截至2024年11月为131家，截至2025年11月为144家"
        in said
    )
    assert "截至2025年约240万把" in said  # 约 needs no 为
    assert "七分之一" in said
    assert "出口额2023年为11.13亿元" in said


def test_words_of_sources_stand_without_a_second_verb() -> None:
    said = briefs.text(GUIYANG)
    assert "工业总产值“十四五”期间（2021—2025年）突破4000亿元" in said
    assert "过去五年（2021—2025年）为7.5%" in said  # relative words with the years they stand for
    assert not re.search("为(约|超|近|突破|跨越)", said)


def test_forecast_is_no_result() -> None:
    said = briefs.text(Subject("zone", "zhijin-edz"))
    assert "1,200亿元（目标年份未注明；目标或预期，不是实际数）" in said


def test_gaps_are_said_plainly() -> None:
    assert "所用来源未见该区数值。未见不等于零。" in briefs.text(briefs.BARE)
    said = briefs.text(PROVINCE)
    assert "名录收录72个开发区，并非全部：贵州省省级监测开发区截至2022年为99个。" in said
    assert "名录所列72个开发区中，69个有公开数值。" in said
    assert "名录所列开发区3/72个未见数值" in said  # 72 - 69
    assert "暂未收录开发区改革“30条”的条款原文" in briefs.text(REFORMS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", EVERY, ids=lambda s: s.id or s.kind)
def test_every_brief_is_whole(subject: Subject, language: str) -> None:
    found = briefs.told(subject, language)
    assert found.title
    assert found.lead
    for section in found.sections:
        assert section.message.text
        assert all(part.sentences for part in section.parts if part.heading or part.numbered)
        assert all(table.rows for table in section.tables)
        assert all(len(row.cells) == len(t.columns) for t in section.tables for row in t.rows)
    for sentence in found.sentences:
        assert "{" not in sentence.text
        assert "nan" not in sentence.text.casefold().split()
        assert not [word for word in PRAISE if word in sentence.text.casefold()], sentence.text
        assert set(sentence.sources) <= set(found.sources)
    assert all(found.listed_sources)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", EVERY, ids=lambda s: s.id or s.kind)
def test_every_number_is_in_the_data(subject: Subject, language: str) -> None:
    found = briefs.told(subject, language)
    rows = Edition.of(briefs.package(), language).facts()
    rows = rows.set_index("observation_id", drop=False)
    for sentence in stated(found):
        known = numbers_of(rows.loc[list(sentence.facts)], language)
        if sentence.derived:
            continue  # by hand above, and in the tests of the arithmetic
        said = set(NUMBER.findall(without_names(sentence.text, rows.loc[list(sentence.facts)])))
        assert said <= known, (sentence.text, said - known)


def stated(found: Brief) -> Iterator[Sentence]:
    """Sentences that rest on observations; those on conflicts carry an explanation as well."""
    for sentence in found.sentences:
        if sentence.facts and not sentence.derived:
            yield sentence


def numbers_of(rows: pd.DataFrame, language: str) -> set[str]:
    """Every number in the cells of rows, plain and with separators; years of their periods."""
    columns = ["display", "period", "printed", "printed_unit", "indicator", "subject", "note"]
    cells = [str(cell) for column in columns for cell in rows[column]]
    for row in rows.to_dict("records"):
        value = float(row["printed_value"])
        cells += [f"{value:,.10g}", f"{value:.10g}", f"{value:,.0f}"]
        # English words 100 million of a unit in millions, billions and trillions; 10,000 likewise
        for begin, shifts in (("100 million ", (100, 0.1, 0.0001)), ("10,000 ", (10_000, 0.01))):
            if row["printed_unit"].startswith(begin):
                cells += [f"{value * shift:.10g}" for shift in shifts]
        if not pd.isna(row["period_start"]):
            ends = row["period_start"], row["period_end"]
            cells.append(dates.period("span", *ends, "day", "", language))
    table = Edition.of(briefs.package(), language).table("conflicts")
    cells += list(table["explanation"])
    return {number for cell in cells for number in NUMBER.findall(cell)}


def without_names(text: str, rows: pd.DataFrame) -> str:
    """A sentence without names, which may hold digits of their own."""
    for name in sorted({*rows["subject"], *rows["indicator"]}, key=len, reverse=True):
        text = text.replace(str(name), "")
    return text


@pytest.mark.parametrize("language", LANGUAGES)
def test_sparse_brief_has_no_headings_and_no_table(language: str) -> None:
    found = briefs.told(briefs.SPARSE, language)
    assert [section.heading for section in found.sections] == ["", ""]
    assert not [table for section in found.sections for table in section.tables]
    amount = {"zh": "116.26亿元", "en": "11.626 billion yuan"}[language]
    assert amount in briefs.text(briefs.SPARSE, language)
    assert len(found.sources) == 1


def test_unknown_subject() -> None:
    with pytest.raises(KeyError):
        brief(Edition.of(briefs.package(), "zh"), Subject("zone", "nowhere"))


def test_a_satellite_estimate_is_not_what_a_source_expects() -> None:
    said = briefs.text(SHUICHENG)
    assert "估算数" in said
    assert "来源预计数" not in said
    assert "an estimate" in briefs.text(SHUICHENG, "en")
    # leading industries of the catalogue and those of the newspaper stand apart
    assert "目录（2018年版）所载主导产业为煤炭加工、电力、煤电铝。" in said
    assert "报道所载主导产业为铝及铝加工、五金。" in said


def test_a_part_of_a_zone_is_said_to_be_a_part() -> None:
    found = brief(Edition.of(briefs.package(), "zh"), ZHENGAN)
    (said,) = [s.text for s in found.sentences if "53,993.89" in s.text]
    assert "（仅C区横琴·正安园" in said


def test_a_brief_of_a_zone_begins_with_its_table() -> None:
    found = brief(Edition.of(briefs.package(), "zh"), ZHENGAN)
    first = found.sections[0]
    assert [figure.panel.key for figure in first.figures] == ["standing"]
    assert ("核准面积", "79.64公顷", "截至2018年", "—", "63/64", "53/54", "年份不足") in [
        row.cells for row in first.tables[0].rows
    ]
