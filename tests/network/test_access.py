"""What an owner may write for prefix, hosts and frames, and how it is understood."""

import pytest

from dashboard.network import base_path, frame_origin, host_name
from tests.command.test_cli import command


@pytest.mark.parametrize(
    ("text", "path"),
    [("", ""), ("/", ""), ("/zones", "/zones"), ("zones/", "/zones"), ("/a/b-c.d/", "/a/b-c.d")],
)
def test_a_prefix_has_a_slash_in_front_and_none_behind(text: str, path: str) -> None:
    assert base_path(text) == path


@pytest.mark.parametrize(
    "text", ["/zo nes", "/a//b", "/a/../b", "https://host/zones", "/z?a=b", '/"']
)
def test_what_is_no_prefix_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write it like /zones"):
        base_path(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zones.Example.org", "zones.example.org"),
        ("zones.example.org.:8080", "zones.example.org"),
        ("开发区.example:80", "xn--dkrpni00a.example"),
        ("10.1.2.3:8501", "10.1.2.3"),
        ("[::1]:8501", "::1"),
        ("0:0:0:0:0:0:0:1", "::1"),
        ("::ffff:10.1.2.3", "10.1.2.3"),
    ],
)
def test_a_host_is_compared_without_port_and_case(text: str, name: str) -> None:
    assert host_name(text) == name


@pytest.mark.parametrize(
    "text", ["", "a b", "https://a", "a/b", "a;b", "u@a", "a:b", "*.example.org", "localhost/ *"]
)
def test_what_is_no_host_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not the name of a host"):
        host_name(text)


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://portal.example.org", "https://portal.example.org"),
        ("HTTP://Portal.example.org:8080/", "http://portal.example.org:8080"),
        ("http://[::1]:80", "http://[::1]:80"),
    ],
)
def test_a_frame_is_an_origin(text: str, origin: str) -> None:
    assert frame_origin(text) == origin


@pytest.mark.parametrize(
    "text",
    ["", "*", "portal.example.org", "ftp://portal.example.org", "https://portal.example.org/page",
     "https://*.example.org", "https://a;script-src *", "https://u@a", "https://a?b", "data:x",
     "https://a b", "'self'", "null"],
)  # fmt: skip
def test_what_is_no_origin_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"write it like https://portal\.example\.org"):
        frame_origin(text)


@pytest.mark.parametrize(
    "option",
    [("--base-path", "a b"), ("--allow-host", "https://a"), ("--allow-frame", "javascript:x")],
)
def test_the_command_says_in_one_line_what_is_wrong(option: tuple[str, str]) -> None:
    result = command("serve", *option)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert option[0] in result.stderr and option[1] in result.stderr
