"""Arithmetic and rules of the figures: pandas only, nothing of the reader, files or clock.

Frames that come in are never changed; frames that go out are new. What cannot be computed is
handed back with a reason code, never dropped in silence.
"""
