"""Zones: where they are, what they are, and what is known of each."""
