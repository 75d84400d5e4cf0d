"""The terminal's cursor stands on the caret of every field, where an input method draws."""

from __future__ import annotations

import pytest

from tests.screens.reading import Reading, reading
from tui.page.cells import NARROW
from tui.widgets.field import Field

FIELDS = {
    "the filter": ["slash"],
    "the topics": ["t"],
    "the palette": ["colon"],
    "the search": ["F"],
    "finding": ["enter", "slash"],
    "the outline": ["enter", "t"],
    "the links": ["enter", "L"],
}
SIZES = [(80, 24), (120, 40), (200, 50), (40, 12)]


def before_cursor(reader: Reading) -> str:
    """Return what stands left of the terminal's cursor in its row, from the field on."""
    x, y = reader.app.cursor_position
    field = reader.app.focused
    assert isinstance(field, Field)
    assert field.region.y == y
    row = reader.rows[y].ljust(x)
    return NARROW.cut(row, x).removeprefix(NARROW.cut(row, field.content_region.x))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("keys", FIELDS.values(), ids=FIELDS.keys())
async def test_it_stands_behind_what_was_typed(keys: list[str], size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press(*keys)
        assert before_cursor(reader) == ""
        for typed, seen in (("a", "a"), ("中", "a中"), ("b", "a中b")):
            await reader.press(typed)
            assert before_cursor(reader) == seen
        await reader.press("left")
        assert before_cursor(reader) == "a中"
        await reader.press("left")
        assert before_cursor(reader) == "a"
        await reader.press("home")
        assert before_cursor(reader) == ""
        await reader.press("end", "backspace", "backspace", "backspace")
        assert before_cursor(reader) == ""


@pytest.mark.parametrize("keys", FIELDS.values(), ids=FIELDS.keys())
async def test_it_is_there_when_the_field_scrolls_and_when_it_moves(keys: list[str]) -> None:
    async with reading(size=(40, 12)) as reader:
        await reader.press(*keys, *"0123456789" * 5)
        assert before_cursor(reader).endswith("3456789")
        await reader.resize(60, 20)
        assert before_cursor(reader).endswith("3456789")
