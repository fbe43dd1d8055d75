"""Drawings: tidy frame in, chart, map or table out; no Streamlit, files or gettext."""
