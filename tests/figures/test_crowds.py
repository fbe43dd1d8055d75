"""What is shown of very many: the largest lines, the latest cards, the first notes."""

import pandas as pd

from dashboard.figures.limits import MOST_LISTED, leading, left_out_note, listed, shortened


def row(
    number: int, subject: str, value: float, year: int, mark: str = "full"
) -> dict[str, object]:
    return {
        "observation_id": f"D{number}", "subject_id": subject, "indicator_id": "output",
        "period_kind": "year", "period_end": pd.Timestamp(year, 12, 31), "value": value,
        "mark": mark,
    }  # fmt: skip


def test_the_largest_latest_full_values_lead() -> None:
    rows = pd.DataFrame([
        row(1, "a", 9, 2020), row(2, "a", 1, 2021), row(3, "b", 2, 2020), row(4, "b", 3, 2021),
        row(5, "c", 99, 2021, "partial"),
    ])  # fmt: skip
    drawn, left_out = leading(rows, 1)
    assert list(drawn["observation_id"]) == ["D3", "D4"]
    assert left_out == 2
    # where there is room, part years have their place after the full ones
    drawn, left_out = leading(rows, 3)
    assert (len(drawn), left_out) == (5, 0)
    drawn, left_out = leading(rows, 2)
    assert (set(drawn["subject_id"]), left_out) == ({"a", "b"}, 1)


def test_part_years_lead_where_there_is_nothing_else() -> None:
    rows = pd.DataFrame([row(1, "a", 1, 2021, "partial"), row(2, "b", 2, 2021, "partial")])
    drawn, left_out = leading(rows, 1)
    assert (list(drawn["subject_id"]), left_out) == (["b"], 1)


def test_few_rows_all_have_a_card() -> None:
    rows = pd.DataFrame([row(1, "a", 1, 2020), row(2, "a", 2, 2021)])
    shown, rest = listed(rows)
    assert (len(shown), len(rest)) == (2, 0)


def test_of_many_rows_the_latest_of_each_subject_is_listed() -> None:
    rows = pd.DataFrame([row(n, f"s{n % 3}", n, 1980 + n) for n in range(MOST_LISTED + 6)])
    shown, rest = listed(rows)
    assert sorted(shown["value"]) == [MOST_LISTED + last for last in (3, 4, 5)]
    assert len(shown) + len(rest) == len(rows)


def test_cards_never_exceed_the_most() -> None:
    rows = pd.DataFrame([row(n, f"s{n}", n, 2020) for n in range(MOST_LISTED * 2)])
    shown, rest = listed(rows)
    assert (len(shown), len(rest)) == (MOST_LISTED, MOST_LISTED)


def test_notes_say_how_many_more_there_are() -> None:
    assert shortened(["a", "b"], str, 2) == ("a", "b")
    assert shortened(["a", "b", "c"], str, 2)[2].startswith("1 more")
    assert left_out_note(0, 8, str) == ()
    assert "3 more" in left_out_note(3, 8, str)[0]
