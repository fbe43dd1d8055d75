"""Drawings: tidy frame in, chart, deck or table out; no Streamlit, files or gettext."""
