"""Calls of Streamlit's drawing functions: noted while a page runs, made again by the floor."""

import contextlib
import inspect
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

CONTAINER_RESULTS = ("container", "columns", "grid", "tabs", "expander", "popover", "form", "empty")
COMPONENT = "_bidi_component"  # what a component of our own, in JavaScript, is drawn by
ANSWERING = ("on_change", "on_click", "on_select")  # functions of the page, not made again


@dataclass(frozen=True)
class Call:
    """One call: in which container (0 is the page), and which containers it made."""

    name: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    place: int
    made: tuple[int, ...] = ()
    ids: tuple[Any, ...] = ()  # of a widget: what the page calls its options,
    labels: tuple[str, ...] = ()  # and the reader
    result: Any = None  # of a widget: what was chosen

    @property
    def kind(self) -> str:
        """The name, that of the map for the component that draws it."""
        keyed = self.name == COMPONENT and str(self.args[1]).startswith("map_")
        return "zone_map" if keyed else self.name

    @property
    def key(self) -> str:
        return str(self.kwargs.get("key") or "")


def nothing() -> bytes:
    """The content of a download that nobody asks for."""
    return b""


@dataclass
class Recorder:
    """Notes the outermost calls, with the containers they draw into."""

    calls: list[Call] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)  # identity of a container -> number
    kept: list[Any] = field(default_factory=list)  # so that no identity is used twice
    inside: threading.local = field(default_factory=threading.local)

    def wrapped(self, name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        """`original`, noting each call that does not come from another noted one."""
        signature = inspect.signature(original)

        @wraps(original)
        def call(place: DeltaGenerator, *args: Any, **kwargs: Any) -> Any:
            if getattr(self.inside, "busy", False):
                return original(place, *args, **kwargs)
            number = self.places.get(id(place._active_dg), 0)
            self.inside.busy = True
            try:
                result = original(place, *args, **kwargs)
            finally:
                self.inside.busy = False
            bound = signature.bind(place, *args, **kwargs)
            bound.apply_defaults()
            self._note(name, bound, number, result)
            return result

        return call

    def _note(self, name: str, bound: inspect.BoundArguments, place: int, result: Any) -> None:
        made = self._number(result) if name in CONTAINER_RESULTS else ()
        ids, labels = _options(bound.arguments)
        _without_functions(bound.arguments, labels)
        chosen = result if labels else None
        if labels:
            _preset(bound.arguments, ids, labels, result)
        self.calls.append(
            Call(name, bound.args[1:], dict(bound.kwargs), place, made, ids, labels, chosen)
        )

    def _number(self, result: Any) -> tuple[int, ...]:
        containers = list(result) if isinstance(result, list | tuple) else [result]
        for container in containers:
            self.kept.append(container)
            self.places[id(container)] = len(self.places) + 1
        return tuple(self.places[id(container)] for container in containers)


def _options(arguments: Mapping[str, Any]) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    if "options" not in arguments:
        return (), ()
    ids, said = tuple(arguments["options"]), arguments.get("format_func") or str
    return ids, tuple(str(said(option)) for option in ids)


def _preset(
    arguments: dict[str, Any], ids: tuple[Any, ...], labels: tuple[str, ...], chosen: Any
) -> None:
    """What is chosen is in the state of the product's session: the floor's default instead."""
    held = chosen if isinstance(chosen, list | tuple) else [chosen]
    positions = [ids.index(one) for one in held if one in ids]
    if "index" in arguments:
        arguments["index"] = positions[0] if positions else None
    else:
        preset = [labels[position] for position in positions]
        many = arguments.get("selection_mode", "multi") == "multi"
        arguments["default"] = preset if many else next(iter(preset), None)


def _without_functions(arguments: dict[str, Any], labels: tuple[str, ...]) -> None:
    """Put what a function of the page would give, or nothing, in the place of the function."""
    if labels:
        arguments["options"] = list(labels)
        arguments.pop("format_func", None)
    for name in ANSWERING:
        if callable(arguments.get(name)):
            arguments[name] = "rerun"
    if arguments.get("on_change") == "rerun" and labels:
        del arguments["on_change"]
    if arguments.get("on_click") == "rerun":
        del arguments["on_click"]
    if callable(arguments.get("data")):
        arguments["data"] = nothing  # a download that is made when it is asked for
    for name in [n for n, value in arguments.items() if callable(value) and value is not nothing]:
        del arguments[name]
    if "component_name" in arguments:  # what a component of our own calls
        arguments["kwargs"] = {}
    if "key" in arguments:  # of a widget: what its function would be called with
        arguments.pop("args", None)


@contextlib.contextmanager
def recorded() -> Iterator[Recorder]:
    """Note every call of a drawing function, by whatever module, until the block ends."""
    recorder = Recorder()
    names = [
        name
        for name in dir(st)
        if (not name.startswith("_") or name == COMPONENT)
        and isinstance(getattr(getattr(st, name), "__self__", None), DeltaGenerator)
    ]
    shortcuts = {name: getattr(st, name) for name in names}
    originals = {name: getattr(DeltaGenerator, name) for name in names}
    try:
        for name, original in originals.items():
            setattr(DeltaGenerator, name, recorder.wrapped(name, original))
            setattr(st, name, getattr(shortcuts[name].__self__, name))
        yield recorder
    finally:
        for name in names:
            setattr(DeltaGenerator, name, originals[name])
            setattr(st, name, shortcuts[name])


def repeat(calls: tuple[Call, ...], pages: Mapping[str, Any]) -> None:
    """Make the calls again; `pages` holds the pages that a link can lead to."""
    places: dict[int, Any] = {0: st}
    for call in calls:
        args = call.args
        if call.name == "page_link":
            args = (pages.get(str(args[0]), str(args[0])), *args[1:])
        result = getattr(places[call.place], call.name)(*args, **call.kwargs)
        containers = result if isinstance(result, list | tuple) else [result]
        places.update(zip(call.made, containers, strict=True) if call.made else ())
