"""Figures as a reader sees them: values in words, drawn frames, panels. No Streamlit."""

from dashboard.figures.facts import facts
from dashboard.figures.outlines import outlines
from dashboard.figures.selection import (
    by_frequency,
    full_years,
    sectors,
    subjects,
    usual_years,
)
from dashboard.figures.words import words

__all__ = [
    "by_frequency",
    "facts",
    "full_years",
    "outlines",
    "sectors",
    "subjects",
    "usual_years",
    "words",
]
