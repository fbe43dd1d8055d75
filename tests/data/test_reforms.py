"""The tables of the reform: nothing invented, nothing said to be verified."""

from tests.data.tables import ZONES, table


def test_the_thirty_measures_have_no_invented_content() -> None:
    policy = next(row for row in table("reforms/policies.csv") if row["policy_id"] == "reform-30")
    assert policy["title_status"] == "short_name"
    assert policy["issuer_zh"] == policy["issuer_en"] == ""
    assert (policy["date_precision"], policy["date_start"][:4]) == ("year", "2023")
    measures = table("reforms/measures.csv")
    assert measures
    for row in measures:
        assert row["policy_id"] == "reform-30"
        assert row["text_status"] == "documented_practice", row["measure_id"]
        assert (row["clause"], row["due_date"]) == ("", ""), row["measure_id"]
    owners = ("bodies", "measure_bodies", "measure_scope", "criteria")
    assert not any(table(f"reforms/{name}.csv") for name in owners)


def test_assessments_are_reports_nobody_has_verified() -> None:
    assessments = table("reforms/assessments.csv")
    assert assessments
    for row in assessments:
        assert row["result"] == "reported_unverified", row
        assert (row["entered_by"], row["entered_on"]) == ("package", "2026-11-22"), row
        assert {row[key] for key in ("criterion_id", "reviewed_by", "supersedes")} == {""}, row
        assert row["subject_id"] in ZONES, row
