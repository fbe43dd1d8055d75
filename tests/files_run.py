"""How many files one must read: those of which a function runs, by `python -m tests.files_run`.

`export VIEW [NAME=VALUE ...]` from the data package to the PNG; `PAGE [NAME=VALUE ...]` one run of
a page that nobody has seen before. Modules that are only imported do not count.
"""

import sys
import threading
from collections.abc import Callable, Iterable
from types import FrameType
from typing import Any

from components.theme import Look
from dashboard import resources
from dashboard.catalog import Edition, package
from dashboard.exports.batch.plans import export_bytes
from dashboard.exports.view_export import export
from dashboard.views import VIEWS
from tests.app.running import ROOT, run


def files_of(work: Callable[[], object]) -> list[str]:
    """The project's files of which a function runs during `work`, in any thread."""
    seen: set[str] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code.co_name != "<module>":
            seen.add(frame.f_code.co_filename)

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    own = (str(ROOT / "dashboard"), str(ROOT / "components"))
    return sorted(name.removeprefix(f"{ROOT}/") for name in seen if name.startswith(own))


def _exported(view: str, given: dict[str, tuple[str, ...]]) -> None:
    edition = Edition.of(package.open_package(resources.DATA), "zh")
    found = export(VIEWS[view], edition, Look("light", "zh"), given)
    export_bytes(found.charts[0], found.context, "png")


def main(words: list[str]) -> None:
    """Print the files and their number."""
    pairs = _pairs(word for word in words if "=" in word)
    if words[0] == "export":
        found = files_of(lambda: _exported(words[1], {k: (v,) for k, v in pairs.items()}))
    else:
        run(words[0], pairs)  # what is loaded on the first visit is not counted
        package._opened.clear()
        found = files_of(lambda: run(words[0], pairs))
    print("\n".join([*found, f"{len(found)} files"]))


def _pairs(words: Iterable[str]) -> dict[str, str]:
    return {name: value for name, _, value in (word.partition("=") for word in words)}


if __name__ == "__main__":
    main(sys.argv[1:])
