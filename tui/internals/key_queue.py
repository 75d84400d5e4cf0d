"""The queue of keys: each is handed on when all that the one before has begun is done.

Textual hands on keys as they come. What came in one write with a key that opens a screen would
reach the screen below, since that key has not acted yet: `t` and what is typed into its picker.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from textual import events
from textual.app import App, ScreenStackError
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

_QUIET_ROUNDS = 2
"""Rounds in a row that must change neither the screen on top nor its focus."""
_MOST_ROUNDS = 20
_LOST_SECONDS = 0.5
"""After how long a round whose widget was taken away is given up."""
_HELD_SECONDS = 0.5
"""For how long keys wait at most for what a thread opens."""


class Round(Message, namespace="keys"):
    """Goes the way of a key, behind all that the key has begun."""

    def __init__(self, number: int) -> None:
        """Make one that can be told from those given up."""
        super().__init__()
        self.number = number


class KeyQueue:
    """Holds keys and pastes back while one before them is not done."""

    def __init__(self, app: App[None], hand_on: Callable[[events.Event], Awaitable[None]]) -> None:
        """Make a queue of none.

        Args:
            app: whose keys they are.
            hand_on: hands on one.
        """
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[events.Event] = deque()
        self._acting = False
        """Whether a key was handed on and it is not known that it is done."""
        self._typed_into: Widget | None = None
        """The field that the key handed on last was typed into; the next one need not wait."""
        self._number = 0
        """That of the round that is under way, or was last."""
        self._rounds = 0
        self._quiet = 0
        self._lost: asyncio.TimerHandle | None = None
        self._seen: tuple[Screen[object], Widget | None] | None = None
        self._held: asyncio.TimerHandle | None = None

    @property
    def empty(self) -> bool:
        """Whether every key was handed on."""
        return not self._waiting

    async def put(self, key: events.Event) -> None:
        """Hand on a key now, or when the one before is done."""
        self._waiting.append(key)
        if self._held or len(self._waiting) > 1:
            return
        if (self._acting or self._opens) and not self._is_typed_on:
            self._begin_rounds()
        else:
            await self._hand_on_next()

    async def came_back(self, round_: Round) -> None:
        """Hand on the next key where a round has changed nothing, or send another round."""
        if round_.number != self._number:
            return
        self._number += 1
        if self._lost:
            self._lost.cancel()
        self._quiet = self._quiet + 1 if self._seen == self._top() else 0
        if self._quiet < _QUIET_ROUNDS and self._rounds < _MOST_ROUNDS:
            self._send_round()
        elif self._waiting and not self._held:
            await self._hand_on_next()

    def hold(self) -> None:
        """Hand on no key before `release`: a thread opens the screen that they are meant for."""
        if self._held:
            self._held.cancel()
        self._held = asyncio.get_running_loop().call_later(_HELD_SECONDS, self.release)

    def release(self) -> None:
        """Hand on keys again."""
        if self._held:
            self._held.cancel()
            self._held = None
        if self._waiting:
            self._begin_rounds()

    async def _hand_on_next(self) -> None:
        self._acting = True
        self._typed_into = self._field_for(self._waiting[0])
        await self._hand_on(self._waiting.popleft())
        while self._is_typed_on:
            await self._hand_on(self._waiting.popleft())
        if self._waiting:
            self._begin_rounds()

    @property
    def _is_typed_on(self) -> bool:
        """Whether the next key is one more character into the same field: that opens nothing."""
        field = self._typed_into
        return (
            field is not None and bool(self._waiting) and self._field_for(self._waiting[0]) is field
        )

    def _field_for(self, key: events.Event) -> Widget | None:
        """Return the field that a key is a character for, if any."""
        if not (isinstance(key, events.Key) and key.is_printable) or self._opens:
            return None
        top = self._top()
        return top[1] if top and isinstance(top[1], Input) else None

    def _begin_rounds(self) -> None:
        self._rounds = self._quiet = 0
        self._send_round()

    def _send_round(self) -> None:
        self._number += 1
        self._rounds += 1
        self._seen = self._top()
        if self._seen is None:
            self._waiting.clear()
            return
        screen, focused = self._seen
        sent = Round(self._number)
        if not (focused or screen).post_message(sent):
            self._app.post_message(sent)
        loop = asyncio.get_running_loop()
        self._lost = loop.call_later(_LOST_SECONDS, self._app.post_message, Round(self._number))

    @property
    def _opens(self) -> bool:
        """Whether a screen has come up, by a thread perhaps, and its widgets are not there yet."""
        top = self._top()
        return top is not None and not top[0].is_mounted

    def _top(self) -> tuple[Screen[object], Widget | None] | None:
        """Return the screen on top and what has its focus; None in an app that ends."""
        try:
            return self._app.screen, self._app.screen.focused
        except ScreenStackError:
            return None
