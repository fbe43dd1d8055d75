"""Figures as a reader sees them: values in words, drawn frames, panels. No Streamlit."""

from dashboard.figures.facts import facts
from dashboard.figures.outlines import outlines
from dashboard.figures.panel import Panel, joined, spoken
from dashboard.figures.selection import (
    Selection,
    by_frequency,
    full_years,
    sectors,
    subjects,
    usual_years,
    zones,
)
from dashboard.figures.words import words

__all__ = [
    "Panel",
    "Selection",
    "by_frequency",
    "facts",
    "full_years",
    "joined",
    "outlines",
    "sectors",
    "spoken",
    "subjects",
    "usual_years",
    "words",
    "zones",
]
