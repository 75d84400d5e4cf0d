"""Nothing is lost of any HTML that is built from Zhihu's constructs.

The same articles each time, so that what a change breaks is the change's: `--hypothesis-seed`
brings others.
"""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fidelity.html_strategy import articles
from tests.fidelity.product import losses_of

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


@settings(deadline=None, max_examples=200, derandomize=True, suppress_health_check=_SLOW)
@given(articles, st.sampled_from((10, 17, 24, 40, 80, 133, 300)))
def test_nothing_is_lost(html: str, width: int) -> None:
    assert losses_of(html, (width,)).examples == []
