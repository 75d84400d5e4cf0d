"""Files of columns, for tests of how they are read."""

from __future__ import annotations

from hypothesis import strategies as st

_KEYS = (
    *("article", "title", "description", "url", "followers", "content", "comments", "topic", "tag"),
    *("userName", "upvote", "likes", "childComments", "replyToAuthor", "x"),
)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5)
    ),
    max_leaves=30,
)
