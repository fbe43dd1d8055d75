"""One plain script per page: filters, selection, panels, from top to bottom."""
