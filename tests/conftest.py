"""Settings of all tests."""

from altair.utils import schemapi
from hypothesis import settings

from components.charts import marks

# a property is about numbers, not about the speed of the machine
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

assert marks  # which turns it off
schemapi.enable_debug_mode()  # what a drawing is made of is looked over against Vega-Lite's schema
