"""Tests mirror the code; whole-app, data, language, rule and browser tests stand beside them."""
