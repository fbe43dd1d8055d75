"""Zones: what they are, and what is known of each."""
