"""How long and how many: limits of connections, which uvicorn leaves to a proxy in front of it.

Tried on uvicorn 0.54; of its inside: `cycle`, `connections`, `conn`, `send_400_response`. And
what is sent: large messages are packed.
"""

import asyncio
from collections.abc import Sequence
from functools import cache
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions import Extension
from websockets.extensions.permessage_deflate import (
    PerMessageDeflate,
    ServerPerMessageDeflateFactory,
)
from websockets.frames import Frame, Opcode
from websockets.typing import ExtensionParameter

from dashboard.network.guard import PLAIN, security_headers

HEAD_SECONDS = 10.0  # within which the lines of a request are to be there
STALL_SECONDS = 30.0  # after which a reader is to have taken LEAST of what waits for it
LEAST = 30 * 1024  # bytes: 1 kB a second, a tenth of a bad telephone line
MOST = 2000  # open connections; a reader has one to six, and a proxy few for all of them
SPARE = 500  # open files for all else, where the system allows few; among it three times WAITING
LEAST_PACKED = 1024  # bytes; a page is ten messages above it, and a hundred of a few dozen bytes
WAITING = 128  # connections that the system keeps until they are taken up, all of them at once


@cache
def most_open() -> int:
    """How many connections may be open; first raises the process's limit of open files."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return MOST
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + SPARE if hard == resource.RLIM_INFINITY else min(MOST + SPARE, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    return max(min(MOST, soft - SPARE), SPARE)


class LimitedConnection(H11Protocol):
    """One HTTP connection that is closed where it keeps others waiting.

    Half a request is given HEAD_SECONDS, a reader that takes nothing STALL_SECONDS. Beyond
    `most_open` connections the one that has waited longest without a whole request makes room:
    whoever sends halves of requests by the thousand throws out halves.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._timers: dict[str, asyncio.TimerHandle] = {}  # of a whole request, of progress
        self._since = 0.0  # of waiting for a request, by the loop's clock

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._since = self.loop.time()
        self._await_request()
        if len(self.connections) > most_open():
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop("request")
        self._stop("progress")
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.transport.get_protocol() is not self or self._answering():
            self._stop("request")
        elif "request" not in self._timers:  # uvicorn's own limit ends with the first byte
            self._await_request()

    def on_response_complete(self) -> None:
        self._since = self.loop.time()
        super().on_response_complete()
        if self.transport.get_write_buffer_size():
            self._await_progress()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._await_progress()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop("progress")

    def send_400_response(self, msg: str) -> None:
        lines = [b"HTTP/1.1 400 Bad Request", b"content-type: text/plain", b"connection: close"]
        lines += [name + b": " + value for name, value in security_headers(PLAIN)]
        self.transport.write(b"\r\n".join([*lines, b"", msg.encode("ascii")]))
        self.transport.close()

    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _await_request(self) -> None:
        self._timers["request"] = self.loop.call_later(HEAD_SECONDS, self.transport.abort)

    def _await_progress(self) -> None:
        if "progress" not in self._timers:
            left = self.transport.get_write_buffer_size()
            self._timers["progress"] = self.loop.call_later(STALL_SECONDS, self._look, left)

    def _stop(self, timer: str) -> None:
        if running := self._timers.pop(timer, None):
            running.cancel()

    def _look(self, before: int) -> None:
        """End a reader that has taken too little of the `before` bytes that waited for it."""
        self._stop("progress")
        left = self.transport.get_write_buffer_size()
        if left > before - LEAST and left:
            self.transport.abort()
        elif left:
            self._await_progress()

    def _make_room(self) -> None:
        idle = [
            other
            for other in self.connections
            if isinstance(other, LimitedConnection)
            and not other._answering()
            and not other.transport.is_closing()
        ]
        min(idle, key=lambda other: other._since).transport.abort()  # perhaps this one itself


class _LargePacked(PerMessageDeflate):
    """Compression (RFC 7692) of what gains by it: a chart shrinks to a fifth within a millisecond.

    Each message by itself, so that a connection keeps no memory for the next one.
    """

    def encode(self, frame: Frame) -> Frame:
        if frame.fin and frame.opcode is not Opcode.CONT and len(frame.data) < LEAST_PACKED:
            return frame
        return super().encode(frame)


class _Packing(ServerPerMessageDeflateFactory):
    """Agrees with the browser on compression, and leaves small messages alone."""

    def process_request_params(
        self, params: Sequence[ExtensionParameter], accepted_extensions: Sequence[Extension]
    ) -> tuple[list[ExtensionParameter], PerMessageDeflate]:
        answer, agreed = super().process_request_params(params, accepted_extensions)
        packed = _LargePacked(
            agreed.remote_no_context_takeover,
            agreed.local_no_context_takeover,
            agreed.remote_max_window_bits,
            agreed.local_max_window_bits,
            agreed.compress_settings,
        )
        return answer, packed


class GuardedWebSocket(WebSocketsSansIOProtocol):
    """A WebSocket that packs large messages, and whose refusals, also those of a bad request, have
    the headers of every answer."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.conn.available_extensions = [
            _Packing(
                server_no_context_takeover=True,
                client_no_context_takeover=True,
                compress_settings={"level": 1},
            )
        ]
        send_response = self.conn.send_response

        def send_with_headers(response: Any) -> None:
            if response.status_code != HTTPStatus.SWITCHING_PROTOCOLS:
                for name, value in security_headers(PLAIN):
                    if name.decode() not in response.headers:
                        response.headers[name.decode()] = value.decode()
            send_response(response)

        self.conn.send_response = send_with_headers  # type: ignore[method-assign]
