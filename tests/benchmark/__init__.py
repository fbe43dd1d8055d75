"""The benchmark: how fast the product is, beside a floor measured in the same run.

`python -m tests.benchmark` (or `uv run poe bench`). It prints a table, writes `out/benchmark.json`,
and never fails because of a figure: speed depends on the machine, so the ratio to the floor counts.

floor   the product's own server and routes, whose pages call Streamlit with arguments that were
        recorded from the product's pages: the same elements, nothing computed
bare    an app of one `st.write`, served by the same kind of server
lazy    the product itself without what its server does before the first reader
"""
