"""A reader without a browser: speaks Streamlit's WebSocket protocol as its page does.

It sends back the states of all widgets, keeps large elements for the server to refer to, follows
the address and the page, and measures from sending a choice to the end of the run. The protocol of
Streamlit 1.67 is no public interface: a new version may need changes here.
"""

import re
import socket
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Self

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.benchmark.pages import MARKS

OFFER = re.compile(rb"files/[\w-]{20,}/\w+")
SECONDS = 30  # that a run may take
SMALL = 300  # bytes; the message that ends a run is shorter
KEPT_RUNS = 2  # a large element unused for more runs is forgotten, as in the browser


@dataclass(frozen=True)
class Run:
    """One run of a page as its reader saw it."""

    seconds: float
    size: int  # bytes received, as they came over the line
    messages: int
    referred: int  # messages that refer to an element the reader has already
    kinds: Counter[str]
    faults: tuple[str, ...]


class _Line(socket.socket):
    """A connection that counts the bytes received."""

    received = 0

    def recv(self, *arguments: int) -> bytes:
        data = super().recv(*arguments)
        self.received += len(data)
        return data


class MissingWidgetError(RuntimeError):
    """The page does not show the widget that a choice is to be made in: it failed, or changed."""


@dataclass
class _Widget:
    id: str
    value: str | list[str] | None


@dataclass
class _Kept:
    message: ForwardMsg
    run: int


@dataclass
class _Tally:
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    referred: int = 0


class Reader:
    """One session on one page of a server; an earlier one goes on where its id is given."""

    def __init__(
        self, port: int, page: str = "", query: str = "", session: str = "", *, packed: bool = True
    ) -> None:
        self._page, self._query, self._hash = page, query, ""
        self._address = f"http://localhost:{port}/{page}"
        self._widgets: dict[str, _Widget] = {}  # by key
        self._buttons: dict[str, str] = {}  # key -> id
        self._kept: dict[str, _Kept] = {}  # by hash
        self._runs = 0
        self.offers: set[str] = set()  # paths of files that the page offers
        self.session = session
        started = time.perf_counter()
        self._line = _Line()
        self._line.connect(("localhost", port))
        self._socket = connect(
            f"ws://localhost:{port}/_stcore/stream",
            origin=Origin(f"http://localhost:{port}"),
            subprotocols=[Subprotocol(part) for part in ("streamlit", "-", session) if part],
            sock=self._line,
            compression="deflate" if packed else None,
            max_size=None,
            max_queue=None,
            ping_interval=None,
            open_timeout=SECONDS,
            close_timeout=1,
        )
        self.first = self._run(started)

    def choose(self, key: str, labels: tuple[str, ...]) -> Run:
        """Set the widget to these labels, as a click would, and wait for the end of the run."""
        widget = self._widgets.get(key)
        if widget is None:
            raise MissingWidgetError(f"the page shows no widget {key}")
        widget.value = list(labels) if isinstance(widget.value, list) else labels[0]
        return self._run(time.perf_counter())

    def close(self) -> None:
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, started: float, pressed: str = "") -> Run:
        request = self._request()
        if pressed:
            request.rerun_script.widget_states.widgets.append(
                WidgetState(id=pressed, trigger_value=True)
            )
        self._socket.send(request.SerializeToString())
        received: list[bytes] = []
        while True:
            data = self._socket.recv(SECONDS)
            assert isinstance(data, bytes)
            received.append(data)
            if len(data) < SMALL and _ends(data):
                break
        seconds = time.perf_counter() - started
        size, self._line.received = self._line.received, 0
        tally = self._read(received)
        return Run(
            seconds,
            size,
            len(received),
            tally.referred,
            tally.kinds,
            tuple(tally.faults),
        )

    def _request(self) -> BackMsg:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_script_hash = self._query, self._hash
        rerun.page_name = "" if self._hash else self._page
        rerun.cached_message_hashes.extend(self._kept)
        rerun.context_info.timezone, rerun.context_info.locale = "Asia/Shanghai", "zh-CN"
        rerun.context_info.timezone_offset = -480
        rerun.context_info.color_scheme, rerun.context_info.url = "light", self._address
        for widget in self._widgets.values():
            if widget.value is not None:
                rerun.widget_states.widgets.append(_state(widget))
        return message

    def _read(self, received: list[bytes]) -> _Tally:
        tally = _Tally()
        shown: dict[str, _Widget] = {}
        for data in received:
            self.offers.update(f"/{path.decode()}" for path in OFFER.findall(data))
            message = ForwardMsg.FromString(data)
            if message.WhichOneof("type") == "new_session":
                self.session = message.new_session.initialize.session_id
            elif message.WhichOneof("type") == "ref_hash":
                tally.referred += 1
                kept = self._kept[message.ref_hash]
                kept.run, message = self._runs, kept.message
            elif message.metadata.cacheable:
                self._kept[message.hash] = _Kept(message, self._runs)
            self._take(message, tally, shown)
        self._widgets = shown
        self._runs += 1
        old = [h for h, kept in self._kept.items() if self._runs - kept.run > KEPT_RUNS]
        for unused in old:
            del self._kept[unused]
        return tally

    def _take(self, message: ForwardMsg, tally: _Tally, shown: dict[str, _Widget]) -> None:
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "script_finished" and message.script_finished == 1:
            tally.faults.append("the script does not compile")
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            name = str(element.WhichOneof("type"))
            inner = getattr(element, name)
            tally.kinds[name] += 1
            if name == "exception":
                tally.faults.append(inner.message)
            elif name == "alert" and inner.format == Alert.ERROR and inner.body not in MARKS:
                tally.faults.append(inner.body)
            elif name == "button":
                self._buttons[inner.id.split("-", 2)[-1]] = inner.id
            elif name in _VALUES:
                self._show(name, inner, shown)
        elif kind == "delta" and message.delta.WhichOneof("type") == "add_block":
            tally.kinds["block"] += 1

    def _show(self, name: str, inner: Any, shown: dict[str, _Widget]) -> None:
        key = inner.id.split("-", 2)[-1]
        held = self._widgets.get(key)
        if held is None or held.id != inner.id or inner.set_value:
            held = _Widget(inner.id, _VALUES[name](inner))
        shown[key] = held


def _ends(data: bytes) -> bool:
    """Whether a message ends a run that no other run of the page follows at once."""
    message = ForwardMsg.FromString(data)
    early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    ended = message.WhichOneof("type") == "script_finished"
    return bool(ended and message.script_finished != early)


def _state(widget: _Widget) -> WidgetState:
    state = WidgetState(id=widget.id)
    if isinstance(widget.value, list):
        state.string_array_value.data.extend(widget.value)
    elif widget.value is not None:
        state.string_value = widget.value
    return state


def _one(inner: Any) -> str | None:
    if inner.set_value:
        return str(inner.raw_value) if inner.HasField("raw_value") else None
    return str(inner.options[inner.default]) if inner.HasField("default") else None


def _many(inner: Any) -> list[str]:
    if inner.set_value:
        return list(inner.raw_values)
    return [str(inner.options[position]) for position in inner.default]


def _buttons(inner: Any) -> list[str]:
    if inner.set_value:
        return list(inner.raw_values)
    return [str(inner.options[position].content) for position in inner.default]


def _days(inner: Any) -> list[str]:
    return list(inner.value if inner.set_value else inner.default)


_VALUES = {
    "selectbox": _one, "multiselect": _many, "button_group": _buttons, "date_input": _days,
}  # fmt: skip
