"""Figures as a reader sees them: values in words, drawn frames, panels. No Streamlit."""
