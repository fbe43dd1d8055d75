"""Tables for download."""
