import pytest

from dashboard.catalog import base_address, followable


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("", ""),
        ("https://zones.example/", "https://zones.example"),
        (" http://10.0.0.7:8501/park/ ", "http://10.0.0.7:8501/park"),
        ("http://[fd00::1]:8501", "http://[fd00::1]:8501"),
        ("HTTPS://Zones.Example", "https://zones.example"),
    ],
)
def test_a_base_address_ends_without_a_slash(text: str, base: str) -> None:
    assert base_address(text) == base


@pytest.mark.parametrize(
    "text",
    ["zones.example", "ftp://host", "javascript:alert(1)", "https://", "http://a b", "http://h:x",
     "https://user:word@host", "https://host/?a=1", "https://host#a"],
)  # fmt: skip
def test_what_is_no_address_of_a_host_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        base_address(text)


@pytest.mark.parametrize(
    ("base", "leads"),
    [("https://zones.example", True), ("http://10.0.0.7:8501", True), ("http://localhost:1", False),
     ("http://127.0.0.1", False), ("http://127.9.9.9", False), ("http://[::1]:8501", False),
     ("http://0.0.0.0", False), ("http://a.localhost", False), ("", False)],
)  # fmt: skip
def test_an_address_of_the_own_machine_leads_nobody_else(base: str, leads: bool) -> None:
    assert followable(base) is leads
