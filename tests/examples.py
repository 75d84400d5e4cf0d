"""How many examples a property is tried with."""

from __future__ import annotations

from hypothesis import settings

_USUAL = 100
"""What Hypothesis tries by default, and what the profile `same` tries."""


def examples(number: int) -> settings:
    """Return settings for a property of more or fewer examples than the usual hundred.

    The profile `long` makes each property as much longer: see tests/conftest.py.
    """
    return settings(max_examples=number * settings().max_examples // _USUAL)
