"""Bytes for download; no Streamlit."""
