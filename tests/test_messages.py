"""Messages with fields."""

from __future__ import annotations

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


def test_it_is_a_message_as_any() -> None:
    assert isinstance(ForgetForward(), StackRequest)
    assert (Say.handler_name, Say("").bubble, Say("").is_forwarded) == ("on_say", True, False)
