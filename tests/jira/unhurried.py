"""Settings of property tests: a busy machine is no failure."""

from hypothesis import HealthCheck, settings

UNHURRIED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
