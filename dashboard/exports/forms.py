"""The forms of files for download, by their endings, and the presets of pictures, by name."""

from collections.abc import Mapping
from typing import Literal

PictureForm = Literal["png", "svg", "pdf"]
TableForm = Literal["csv", "xlsx"]
BriefForm = Literal["docx", "pptx"]
Form = PictureForm | TableForm | BriefForm

PICTURES: tuple[PictureForm, ...] = ("png", "svg", "pdf")
TABLES: tuple[TableForm, ...] = ("xlsx", "csv")
BRIEFS: tuple[BriefForm, ...] = ("docx", "pptx")
PRESETS = ("report", "document", "square", "slide", "phone")  # see `picture.presets`
OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA: Mapping[Form, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "docx": f"{OFFICE}wordprocessingml.document",
    "pptx": f"{OFFICE}presentationml.presentation",
}
