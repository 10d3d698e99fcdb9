"""How long hypothesis looks: HYPOTHESIS_PROFILE=quick | ci | thorough."""

import os

from hypothesis import HealthCheck, Phase, settings

# The machine's speed is no property of the code, and a failure has to be repeatable from its printout.
_ALWAYS = settings(deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("quick", _ALWAYS, max_examples=20)
settings.register_profile("ci", _ALWAYS, max_examples=100)
settings.register_profile("thorough", _ALWAYS, max_examples=2000)
_CHOSEN = os.environ.get("HYPOTHESIS_PROFILE", "ci")
settings.load_profile(_CHOSEN)

SLOW_EXAMPLES = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate], max_examples=settings.get_profile(_CHOSEN).max_examples // 2
)
"""For examples that take long, such as a drawn ticket: half as many, and a failure is shown as it was found. To make it
smaller takes up to five minutes and says little more."""
