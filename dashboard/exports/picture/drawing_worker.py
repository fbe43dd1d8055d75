"""The process that draws: requests on standard input, pictures on standard output.

A frame is a line of JSON, which says how many bytes of a body follow it. It runs apart because the
renderer keeps the interpreter lock for the whole of a picture, and ends when its caller does.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

NICE = 5  # pages come first where processors are short


def write_frame(stream: IO[bytes], header: dict[str, Any], body: bytes = b"") -> None:
    """Send a header and a body."""
    stream.write(json.dumps({**header, "size": len(body)}).encode("ascii") + b"\n")
    stream.write(body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Receive a header and a body. Raises EOFError where the other side has gone."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    header = json.loads(line)
    body = stream.read(header["size"])
    if len(body) != header["size"]:
        raise EOFError
    return header, body


class Drawer:
    """The renderer with a font cut to the signs seen so far.

    folder: for cuts with signs beyond the usual ones, of use to this process only.
    """

    def __init__(self, folder: Path) -> None:
        # here and not above: whoever speaks with a worker must not load the renderer
        import vl_convert

        from components.theme import FONT_STACK
        from dashboard.exports.picture import fonts

        self.renderer, self.fonts, self.stack = vl_convert, fonts, FONT_STACK
        self.signs = fonts.usual_signs()
        self.family, self.font = "", Path()
        self.folder = folder

    def _named(self, text: str) -> str:
        """The text with the family of a cut font that has all its signs."""
        new = {sign for sign in set(text) - self.signs if sign.isprintable()}
        if new or not self.font.is_file():  # an old cut may have been removed from the cache
            self.signs |= new
            self.font, self.family = self._cut(self.folder if new else None)
            self.renderer.register_font_directory(str(self.font.parent))
            self._try_out()
        self.fonts.used(self.font)
        return text.replace(self.stack, self.family)

    def _cut(self, folder: Path | None) -> tuple[Path, str]:
        """A cut font and its family; in the own folder where the cache has no room."""
        try:
            return self.fonts.cut(self.signs, folder=folder)
        except OSError:
            return self.fonts.cut(self.signs, folder=self.folder)

    def _try_out(self) -> None:
        """An unknown family would leave all text out without a word."""
        empty = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30">{}</svg>'
        words = f'<text y="20" font-family="{self.family}">A区</text>'
        blank, written = (
            self.renderer.svg_to_png(empty.format(inside), scale=1) for inside in ("", words)
        )
        if blank == written:
            self.font = Path()
            raise RuntimeError("the font of the pictures could not be loaded")

    def warm(self, _body: bytes) -> bytes:
        """Load font and renderer with a first small drawing."""
        self.chart(b'{"data":{"values":[{}]},"mark":"point"}')
        return b""

    def chart(self, body: bytes) -> bytes:
        """A Vega-Lite specification as SVG; it may not fetch anything."""
        spec = json.loads(self._named(body.decode("utf-8")))
        svg: str = self.renderer.vegalite_to_svg(spec, allowed_base_urls=[])
        return svg.replace(self.family, self.stack).encode("utf-8")

    def png(self, body: bytes) -> bytes:
        """SVG as PNG, as many pixels as its width and height say."""
        drawn: bytes = self.renderer.svg_to_png(self._named(body.decode("utf-8")), scale=1)
        return drawn

    def pdf(self, body: bytes) -> bytes:
        """SVG as PDF of one page with text that can be selected."""
        drawn: bytes = self.renderer.svg_to_pdf(self._named(body.decode("utf-8")))
        return drawn


def main() -> None:
    """Answer requests until the other side closes the pipe."""
    folder = Path(sys.argv[1])
    try:
        _answer(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _answer(folder: Path) -> None:
    if hasattr(os, "nice"):  # not on Windows
        os.nice(NICE)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that prints may break the frames
    drawer = Drawer(folder)
    jobs: dict[str, Callable[[bytes], bytes]] = {
        "warm": drawer.warm, "chart": drawer.chart, "png": drawer.png, "pdf": drawer.pdf,
    }  # fmt: skip
    while True:
        try:
            header, body = read_frame(source)
        except EOFError:
            return
        try:
            answer = jobs[header["job"]](body)
        except Exception as error:  # noqa: BLE001 - whatever fails is told to the caller
            write_frame(target, {"error": f"{type(error).__name__}: {error}"})
        else:
            write_frame(target, {}, answer)


if __name__ == "__main__":
    main()
