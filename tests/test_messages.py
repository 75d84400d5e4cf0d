"""Messages with fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tui.messages import ForgetForward, Pick, Say, StackRequest
from tui.messages.field_message import FieldMessage


def test_fields_are_taken_in_their_order_or_by_their_names() -> None:
    said = Say("一", True)
    assert (said.text, said.stays) == ("一", True)
    assert not Say(text="二").stays
    pick = Pick("选", ["a"], lambda index: None, at=3)
    assert (pick.title, pick.choices, pick.numbered, pick.at, pick.details) == (
        *("选", ["a"], False, 3),
        (),
    )


def test_a_message_adds_its_fields_to_those_above_it() -> None:
    class One(FieldMessage):
        a: int

    class Two(One):
        b: int = 2

    two = Two(1)
    assert (two.a, two.b) == (1, 2)
    assert (Two(3, 4).a, Two(a=3, b=4).b) == (3, 4)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        ((), {"stays": True}),
        (("一", True, 3), {}),
        (("一",), {"text": "二"}),
        (("一",), {"stay": True}),
    ],
    ids=["nothing", "one missing", "one too many", "one twice", "an unknown one"],
)
def test_other_values_are_refused_as_by_a_function(
    values: Sequence[object], named: Mapping[str, object]
) -> None:
    with pytest.raises(TypeError, match=r"^Say\(text, stays\) cannot be made of"):
        Say(*values, **named)  # type: ignore[arg-type]


def test_it_is_a_message_as_any() -> None:
    assert isinstance(ForgetForward(), StackRequest)
    assert (Say.handler_name, Say("").bubble, Say("").is_forwarded) == ("on_say", True, False)
