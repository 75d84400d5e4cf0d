"""Nothing is lost of any HTML that is built from Zhihu's constructs.

The profile `long` brings others: see tests/conftest.py.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.fidelity.html_strategy import articles
from tests.fidelity.product import losses_of


@examples(200)
@given(articles, st.sampled_from((10, 17, 24, 40, 80, 133, 300)))
def test_nothing_is_lost(html: str, width: int) -> None:
    assert losses_of(html, (width,)).examples == []
