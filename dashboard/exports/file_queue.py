"""Files on their way to readers: made in threads of their own, few at once, readers by turns."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from dashboard.exports.download_links import Download, DownloadError, made
from dashboard.exports.turns import TooManyError, Turn, Turns
from dashboard.i18n import mark, translator
from dashboard.reader_limits import FILES_AT_ONCE, FILES_OF_ONE, FILES_WAITING

TOO_MANY = mark("{count} files are waiting for you already. Try again when some have arrived.")


class TooManyFilesError(DownloadError):
    """The reader has too many files waiting."""

    status = 429


class FileQueue:
    """The files asked for. Pages and static files never wait for them."""

    def __init__(self) -> None:
        self._turns = Turns(FILES_AT_ONCE, FILES_OF_ONE, FILES_WAITING)
        self._threads = ThreadPoolExecutor(FILES_AT_ONCE, thread_name_prefix="file")
        self._asked: dict[tuple[str, str], Turn] = {}  # reader and key -> asked for last

    def before(self, reader: str, key: str) -> int | None:
        """How many files are made before this one; 0 while it is made, None if nobody asks."""
        turn = self._asked.get((reader, key))
        return self._turns.before(turn) if turn else None

    async def content(
        self, reader: str, key: str, download: Download, gone: Coroutine[Any, Any, None]
    ) -> bytes | None:
        """The file in its turn; None where the reader went before it was begun.

        gone: ends when nobody waits for the answer any more. Raises DownloadError.
        """
        left = asyncio.ensure_future(gone)
        try:
            turn = self._turn(reader, download.language)
            self._asked[reader, key] = turn
            try:
                return await self._made(turn, download, left)
            finally:
                if self._asked.get((reader, key)) is turn:
                    del self._asked[reader, key]
        finally:
            left.cancel()

    def _turn(self, reader: str, language: str) -> Turn:
        try:
            return self._turns.ask(reader)
        except TooManyError:
            said = translator(language)(TOO_MANY).format(count=FILES_WAITING)
            raise TooManyFilesError(said) from None

    async def _made(
        self, turn: Turn, download: Download, left: "asyncio.Future[None]"
    ) -> bytes | None:
        begun = False
        try:
            come = asyncio.wrap_future(turn.come)
            await asyncio.wait((come, left), return_when=asyncio.FIRST_COMPLETED)
            if left.done():
                return None
            making = self._threads.submit(made, download)
            making.add_done_callback(lambda _: self._turns.leave(turn))
            begun = True
            return await asyncio.wrap_future(making)
        finally:
            if not begun:
                self._turns.leave(turn)
