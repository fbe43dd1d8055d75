"""The script of the bare app."""

import streamlit as st

st.write("bare")
