"""The address of which the search box asks what fits."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.requests import Request

from dashboard import server


def answer(language: str, query: str) -> tuple[int, bytes]:
    scope = {
        "type": "http", "method": "GET", "path": f"/search/{language}", "headers": [],
        "query_string": query.encode(), "path_params": {"language": language},
    }  # fmt: skip
    with ThreadPoolExecutor(1) as thread:  # the browser of other tests keeps a loop in this one
        found = thread.submit(lambda: asyncio.run(server._search(Request(scope)))).result()
    return found.status_code, bytes(found.body)


def test_it_answers_in_the_language() -> None:
    status, body = answer("en", "q=%E9%BB%94%E5%8D%97")
    assert status == 200
    assert json.loads(body)[0]["id"] == "522700"
    assert json.loads(body)[0]["note"] == "Prefecture"
    assert len(body) < 2_000  # a keystroke is small


@pytest.mark.parametrize("query", ["", "q=", "q=%00%ff", "other=1"])
def test_nothing_asked_finds_nothing(query: str) -> None:
    assert answer("zh", query) == (200, b"[]")


def test_a_language_that_is_not_there_is_refused() -> None:
    assert answer("xx", "q=a")[0] == 404
