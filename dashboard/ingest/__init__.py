"""The way in for an owner's own files, and the scripts that build the committed data."""
