"""Every test runs in an empty home of its own process, offscreen, and silence is its normal state."""

from tests.support import surroundings

# Before anything imports Qt, platformdirs or keyring: they look at the surroundings when they are imported.
surroundings.prepare()

pytest_plugins = [
    "tests.support.property_profiles",
    "tests.support.quiet_logs",
    "tests.support.loopback_only",
    "tests.support.no_leftovers",
    "tests.support.postgres",
]
