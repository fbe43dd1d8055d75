"""Servers to compare the product with; each is a process of its own, `python -m ... PORT`."""
