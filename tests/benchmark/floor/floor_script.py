"""The script of the floor: Streamlit runs it anew for every reader and every choice."""

from tests.benchmark.floor.app import main

main()
