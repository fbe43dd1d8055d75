"""An owner's files in: text to cells, cells to tables, each fault named."""
