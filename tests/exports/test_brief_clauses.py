"""The reform brief of a package with clauses: bounds, and no clause called a practice."""

import pytest

from dashboard.catalog import Edition
from dashboard.exports.brief.reforms_brief import reforms_brief
from tests.demo.packages import small
from tests.figures.owned import owned

ADDRESS = "/reforms"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_clauses_are_no_practices_of_the_press(language: str) -> None:
    brief = reforms_brief(Edition.of(small(), language), ADDRESS)
    text = " ".join(sentence.text for sentence in brief.sentences)
    assert "见于报道的做法" not in text
    assert "documented in the press" not in text
    assert len(text) < 3000  # not the reports of every zone in a row
    headings = [section.heading for section in brief.sections]
    assert {"zh": "条款进展", "en": "Progress of the clauses"}[language] in headings
    progress = next(
        s for s in brief.sections if s.heading in ("条款进展", "Progress of the clauses")
    )
    assert len(progress.tables[0].rows) == 30
    assert {"zh": "至少", "en": "at least"}[language] in progress.message.text


def test_a_clause_beside_practices_is_counted_apart() -> None:
    brief = reforms_brief(Edition.of(owned(), "zh"), ADDRESS)
    lead = " ".join(sentence.text for sentence in brief.lead)
    assert "见于报道的做法14项" in lead
    assert "各条款在各适用开发区的进展" in lead
    progress = next(section for section in brief.sections if section.heading == "条款进展")
    assert [row.cells[0] for row in progress.tables[0].rows] == ["第7条 · 第七条（虚构）"]
