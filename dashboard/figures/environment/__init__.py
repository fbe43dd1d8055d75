"""Business environment: before and after, amounts, events."""
