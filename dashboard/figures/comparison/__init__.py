"""Subjects of one kind beside each other: by one indicator, and one of them against its like."""
