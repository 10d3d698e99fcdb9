"""How long hypothesis looks: HYPOTHESIS_PROFILE=quick | ci | thorough."""

import os

from hypothesis import HealthCheck, settings

# The machine's speed is no property of the code, and a failure has to be repeatable from its printout.
_ALWAYS = settings(deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("quick", _ALWAYS, max_examples=20)
settings.register_profile("ci", _ALWAYS, max_examples=100)
settings.register_profile("thorough", _ALWAYS, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
