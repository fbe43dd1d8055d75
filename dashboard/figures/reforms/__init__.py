"""The reform tracker: cells, counts, evidence and time line."""
