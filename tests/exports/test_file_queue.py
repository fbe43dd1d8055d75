"""Files of readers: by turns, few at once, none for who has gone, a place that can be told."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from dashboard.exports.download_links import Download, DownloadError
from dashboard.exports.file_queue import FileQueue
from dashboard.reader_limits import FILES_AT_ONCE, FILES_OF_ONE, FILES_WAITING

SECONDS = 30  # that a test may take before it fails


class Kitchen:
    """Makes files when it is told to, and notes for whom."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.under_way: list[str] = []
        self.most: dict[str, int] = {}
        self.go = threading.Semaphore(0)
        self._lock = threading.Lock()

    def file(self, reader: str, language: str = "en") -> Download:
        def make() -> bytes:
            with self._lock:
                self.under_way.append(reader)
                most = max(self.most.get(reader, 0), self.under_way.count(reader))
                self.most |= {reader: most, "": max(self.most.get("", 0), len(self.under_way))}
            assert self.go.acquire(timeout=SECONDS)
            with self._lock:
                self.under_way.remove(reader)
                self.made.append(reader)
            return reader.encode()

        return Download("a.png", "image/png", make, language)


async def stays() -> None:
    """A reader who waits as long as it takes."""
    await asyncio.Event().wait()


def run(test: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """In a thread of its own: the browser of other tests keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(asyncio.wait_for(test(), SECONDS))).result()


async def until(true: Callable[[], bool]) -> None:
    while not true():
        await asyncio.sleep(0.001)


def test_a_reader_with_many_files_does_not_keep_others_waiting() -> None:
    async def test() -> None:
        queue, kitchen = FileQueue(), Kitchen()
        many = [
            asyncio.ensure_future(queue.content("many", f"{at}", kitchen.file("many"), stays()))
            for at in range(10)
        ]
        await until(lambda: kitchen.under_way == ["many"])
        one = asyncio.ensure_future(queue.content("one", "0", kitchen.file("one"), stays()))
        await until(lambda: sorted(kitchen.under_way) == ["many", "one"])
        assert not kitchen.made  # it was begun before any of the ten was ready
        for _ in range(11):
            kitchen.go.release()
        assert await one == b"one"
        assert await asyncio.gather(*many) == [b"many"] * 10
        assert kitchen.most == {"many": FILES_OF_ONE, "one": 1, "": FILES_AT_ONCE}

    run(test)


def test_who_has_gone_gets_nothing_made() -> None:
    async def test() -> None:
        queue, kitchen, gone = FileQueue(), Kitchen(), asyncio.Event()

        async def left() -> None:
            await gone.wait()

        asked = [
            asyncio.ensure_future(queue.content("a", f"{at}", kitchen.file("a"), left()))
            for at in range(FILES_WAITING)
        ]
        await until(lambda: kitchen.under_way == ["a"])
        gone.set()
        assert await asyncio.gather(*asked[1:]) == [None] * (FILES_WAITING - 1)
        kitchen.go.release()
        assert await asked[0] == b"a"
        kitchen.go.release()
        assert await queue.content("a", "0", kitchen.file("a"), stays()) == b"a"
        assert kitchen.made == ["a", "a"]

    run(test)


def test_the_place_of_a_file_is_told() -> None:
    async def test() -> None:
        queue, kitchen = FileQueue(), Kitchen()
        asked = [
            asyncio.ensure_future(queue.content("a", f"{at}", kitchen.file("a"), stays()))
            for at in range(3)
        ]
        await until(lambda: kitchen.under_way == ["a"])
        assert [queue.before("a", f"{at}") for at in range(3)] == [0, 1, 2]
        assert queue.before("a", "3") is None and queue.before("b", "0") is None
        for _ in range(3):
            kitchen.go.release()
        await asyncio.gather(*asked)
        assert queue.before("a", "2") is None

    run(test)


@pytest.mark.parametrize(("language", "said"), [("en", "20 files are waiting"), ("zh", "20个文件")])
def test_more_than_may_wait_is_refused_in_words(language: str, said: str) -> None:
    async def test() -> None:
        queue, kitchen = FileQueue(), Kitchen()
        asked = [
            asyncio.ensure_future(queue.content("a", f"{at}", kitchen.file("a"), stays()))
            for at in range(FILES_WAITING + FILES_OF_ONE)
        ]
        await until(lambda: kitchen.under_way == ["a"])
        with pytest.raises(DownloadError, match=said) as refused:
            await queue.content("a", "more", kitchen.file("a", language), stays())
        assert refused.value.status == 429
        for _ in asked:
            kitchen.go.release()
        await asyncio.gather(*asked)

    run(test)


def test_a_file_that_fails_gives_its_place_to_the_next() -> None:
    async def test() -> None:
        queue, kitchen = FileQueue(), Kitchen()

        def fails() -> bytes:
            raise RuntimeError("no")

        for _ in range(FILES_AT_ONCE + 1):
            with pytest.raises(DownloadError, match="in the log"):
                await queue.content("a", "x", Download("a", "b", fails, "en"), stays())
        kitchen.go.release()
        assert await queue.content("a", "0", kitchen.file("a"), stays()) == b"a"

    run(test)
