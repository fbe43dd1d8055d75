"""Spoiled packages: no exception, no hang, no number that is not the file's."""
