"""What a reader sees around and between the drawings: panels, cards, tables, messages."""
