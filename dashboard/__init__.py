"""Zone Observatory: everything that knows a reader is there."""
