"""Bytes for download; no Streamlit."""

from typing import Literal

BriefForm = Literal["docx", "pptx"]
BRIEF_FORMS: tuple[BriefForm, ...] = ("docx", "pptx")
