"""Briefs for tests: of the embedded package or a fictional copy, with pictures at no cost."""

from dataclasses import replace
from functools import cache
from io import BytesIO

from PIL import Image

from dashboard import resources
from dashboard.catalog import Edition, Package, open_package
from dashboard.exports.brief import Brief, Subject, brief, brief_bytes
from dashboard.exports.caption import Context
from dashboard.exports.forms import BriefForm
from dashboard.figures.panel import Chart

SHUICHENG = Subject("zone", "shuicheng-edz")
LUBI, ZHENGAN = Subject("zone", "lubi-edz"), Subject("zone", "zhengan-edz")
SPARSE, BARE = Subject("zone", "panbei-edz"), Subject("zone", "bijie-hidz")
GUIYANG = Subject("prefecture", "520100")
PROVINCE, REFORMS = Subject("province"), Subject("reforms")
LANGUAGES = ("zh", "en")


def package() -> Package:
    """The data package that comes with the program."""
    return open_package(resources.DATA)


def fictional() -> Package:
    """The same data, marked as fictional."""
    own = package()
    return replace(own, settings=replace(own.settings, fictional=True))


@cache
def double() -> bytes:
    """A small PNG in the proportions of a picture."""
    stream = BytesIO()
    Image.new("RGB", (340, 240), "#0b6b7f").save(stream, "PNG")
    return stream.getvalue()


def draw(panel: Chart, context: Context, preset: str) -> bytes:
    """Stands in for the drawing processes."""
    return double()


def made(
    subject: Subject, form: BriefForm, language: str = "zh", own: Package | None = None
) -> BytesIO:
    """The file of a brief, with pictures from `draw`."""
    return BytesIO(brief_bytes(Edition.of(own or package(), language), subject, form, draw))


def told(subject: Subject, language: str = "zh") -> Brief:
    """The records of a brief."""
    return brief(Edition.of(package(), language), subject)


def text(subject: Subject, language: str = "zh") -> str:
    """Everything that a brief says in sentences."""
    return "\n".join(sentence.text for sentence in told(subject, language).sentences)
