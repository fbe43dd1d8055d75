"""Settings of all tests."""

from hypothesis import settings

# a property is about numbers, not about the speed of the machine
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
