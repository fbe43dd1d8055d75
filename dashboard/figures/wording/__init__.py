"""Words of codes, drawings, refusals and events."""
