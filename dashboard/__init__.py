"""Zone Observatory: pages, figures, exports and the readers of data."""
