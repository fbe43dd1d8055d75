"""Figures of prefectures, without Streamlit."""
