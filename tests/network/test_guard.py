"""Who is let in, by name and by method, headers of every answer, and what an owner may write."""

import asyncio
import http.client
import re
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.types import ASGIApp, Message

from dashboard import resources
from dashboard.network import Access, Guard, base_path, frame_origin, guard, host_name
from tests.benchmark.client import Reader
from tests.command.test_cli import command
from tests.serving import Served, serving

OWN = "zones.example.org"
UPGRADE = {
    "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the embedded data package."""
    copy = tmp_path_factory.mktemp("package") / "data"
    shutil.copytree(resources.DATA, copy)
    return copy


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    allowed = ["--allow-host", OWN, "--allow-frame", "https://portal.example.org"]
    with serving(["--data", str(folder), "--address", "127.0.0.1", *allowed]) as server:
        yield server


def ask(
    served: Served, path: str, host: str = "", method: str = "GET", **headers: str
) -> tuple[int, Mapping[str, str], str]:
    """Status, headers and text of an answer; `host` stands in the request's `Host`."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers={"Host": host or f"localhost:{served.port}", **sent})
    answer = connection.getresponse()
    text = "" if answer.status == 101 else answer.read().decode()
    found = {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return answer.status, found, text


def connect(served: Served, host: str = "", **headers: str) -> tuple[int, str]:
    """Status and text of the answer to a WebSocket."""
    status, _, text = ask(served, "/_stcore/stream", host, **UPGRADE, **headers)
    return status, text


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST.", OWN])
def test_names_of_this_server_are_answered(served: Served, name: str) -> None:
    for host in (name, f"{name}:8080"):
        assert ask(served, "/map", host)[0] == 200
        assert connect(served, host, Origin=f"https://{host}")[0] == 101


@pytest.mark.parametrize("name", ["evil.example", "192.0.2.7", "localhost.evil.example", "a b"])
def test_any_other_name_is_refused_everywhere_in_plain_words(served: Served, name: str) -> None:
    for path in ("/", "/map", "/_stcore/health", "/assets/shell.js", "/_stcore/metrics"):
        status, headers, text = ask(served, path, name)
        assert status == 421
        assert f"does not answer under the name {name}" in text
        assert f"本服务不以 {name} 这一主机名提供页面" in text
        assert headers["content-type"] == "text/plain; charset=utf-8"
    status, text = connect(served, name, Origin=f"http://{name}")
    assert status == 421 and f"--allow-host {name}" in text


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://localhost.evil.example"]
)
def test_a_page_of_another_origin_may_not_connect(served: Served, origin: str) -> None:
    status, text = connect(served, Origin=origin)
    assert status == 403
    assert "may not connect to this server" in text and "不接受来自" in text
    assert connect(served)[0] == 101  # no browser: it would send one


def test_the_address_of_the_package_is_a_name_and_may_come_later(
    served: Served, folder: Path
) -> None:
    name = "open.example.org"
    assert ask(served, "/map", name)[0] == 421
    descriptor = folder / "datapackage.yaml"
    text = descriptor.read_text("utf-8")
    changed = text.replace('address: ""', f'address: "https://{name}:8443/zones"')
    assert changed != text
    descriptor.write_text(changed, "utf-8")
    assert ask(served, "/map", name)[0] == 200
    assert connect(served, Origin=f"https://{name}:8443")[0] == 101
    assert ask(served, "/map", "other.example.org")[0] == 421


def test_connections_go_to_the_own_host_only(served: Served) -> None:
    for host in (f"{OWN}:8080", f"localhost:{served.port}"):
        policy = ask(served, "/map", host)[1]["content-security-policy"]
        (sources,) = re.findall(r"connect-src ([^;]*);", policy)
        assert sources == f"'self' ws://{host} wss://{host}"
        (frames,) = re.findall(r"frame-ancestors ([^;]*);", policy)
        assert frames == "'self' https://portal.example.org"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_is_taken_from_a_reader(served: Served, method: str) -> None:
    path = "/_stcore/upload_file/session/file"
    status, headers, text = ask(served, path, method=method, Content_Type="text/plain")
    assert (status, headers["allow"]) == (405, "GET, HEAD")
    assert "只提供页面和文件" in text


def test_no_page_asks_its_reader_for_a_file() -> None:
    """A page that does needs PUT and DELETE, here and in `guard.METHODS`."""
    asking = re.compile(r"st\.(file_uploader|camera_input|audio_input|chat_input)|accept_file")
    code = list(Path(guard.__file__).parents[1].rglob("*.py"))
    assert len(code) > 100
    assert [path.name for path in code if asking.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/upload_file/a/b", "/_stcore/script-health-check",
     "/_stcore/agent/mcp", "/_stcore/agent/openapi.json", "/auth/login", "/oauth2callback",
     "/component/a/b", "/_stcore/"],
)  # fmt: skip
def test_what_no_page_asks_for_is_closed(served: Served, path: str) -> None:
    status, _, text = ask(served, path)
    assert status == 404 and "此地址没有内容" in text


def test_every_answer_has_the_headers(served: Served) -> None:
    statuses = set()
    for path, host, method in (
        ("/", "", "GET"), ("/map", "", "HEAD"), ("/assets/none", "", "GET"), ("/a/b", "", "GET"),
        ("/static/none.js", "", "GET"), ("/_stcore/health", "", "GET"),
        ("/", "evil.example", "GET"),
        ("/", "", "PUT"), ("/_stcore/metrics", "", "GET"), ("/files/a/b", "", "GET"),
        ("/geometry/1/none.geojson", "", "GET"), ("/%00", "", "GET"), ("/..%2f..", "", "GET"),
    ):  # fmt: skip
        status, headers, _ = ask(served, path, host, method)
        statuses.add(status)
        assert "frame-ancestors" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "server" not in headers
    assert statuses >= {200, 307, 400, 404, 405, 421}
    for lacking in ("Sec-WebSocket-Key", "Sec-WebSocket-Version"):
        asked = {name: value for name, value in UPGRADE.items() if name != lacking}
        status, headers, _ = ask(served, "/_stcore/stream", **asked)
        assert status in (400, 426)
        assert "frame-ancestors" in headers["content-security-policy"]
    status, headers, _ = ask(served, "/no-stream", **UPGRADE)
    assert (status, headers["x-content-type-options"]) == (403, "nosniff")


def test_a_broken_package_gives_an_answer_with_headers(served: Served, folder: Path) -> None:
    descriptor = folder / "datapackage.yaml"
    whole = descriptor.read_text("utf-8")
    path = "/geometry/1/province.geojson"
    assert ask(served, path)[0] == 200
    descriptor.write_text("resources: [", "utf-8")
    try:
        status, headers, text = ask(served, path)
    finally:
        descriptor.write_text(whole, "utf-8")
    assert status == 503
    assert "数据包无法读取" in text and "Traceback" not in text
    assert "frame-ancestors" in headers["content-security-policy"]
    assert "cache-control" not in headers  # only what is right is kept for ever
    assert ask(served, path)[0] == 200


def called(app: ASGIApp, path: str) -> tuple[int, dict[bytes, bytes], str]:
    """Status, headers and text of the answer to a GET."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "GET", "path": path, "query_string": b"",
        "headers": [(b"host", b"localhost")],
    }  # fmt: skip
    guarded = Guard(app, Access(), lambda: "")
    # in a thread of its own: the browser of other tests keeps a loop running in this one
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, guarded(scope, receive, send)).result()
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], dict(sent[0]["headers"]), body.decode()


def test_a_failure_below_is_an_answer_with_headers() -> None:
    async def failing(_scope: object, _receive: object, _send: object) -> None:
        raise RuntimeError("secret")

    status, headers, text = called(failing, "/map")
    assert status == 500 and "详情见其日志" in text and "secret" not in text
    assert b"content-security-policy" in headers


def test_large_messages_are_packed_for_whoever_can_unpack_them(served: Served) -> None:
    with (
        Reader(served.port, "clusters") as able,
        Reader(served.port, "clusters", packed=False) as old,
    ):
        assert able.first.messages == old.first.messages
        assert able.first.kinds == old.first.kinds  # what was unpacked is the same page
        assert able.first.size < old.first.size * 0.6
        assert len(able.first.faults) == len(old.first.faults) == 0


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
