"""A process that is told to wait does so for its time, from the last signal on."""

from __future__ import annotations

import pytest

from tui.library import give_way
from tui.library.give_way import SIGNAL, GivesWay

_NUMBER = SIGNAL or 0


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.signals: list[GivesWay] = []
        """Whoever is told to wait in the middle of a sleep."""
        self.told = 0.0
        """When that was, the last time."""

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        if self.signals:
            self.now += seconds / 2
            self.told = self.now
            self.signals.pop().wait(_NUMBER, None)
            seconds /= 2
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(give_way, "time", clock)
    return clock


def test_it_waits_its_time(clock: Clock) -> None:
    gives_way = GivesWay()
    gives_way.wait(_NUMBER, None)
    gives_way.wait(_NUMBER, None)
    assert clock.now == pytest.approx(100 + 2 * give_way._SECONDS)


def test_a_signal_while_it_waits_makes_that_longer(clock: Clock) -> None:
    gives_way = GivesWay()
    clock.signals = [gives_way] * 2_000  # more than calls may lie within one another
    gives_way.wait(_NUMBER, None)
    assert not clock.signals
    assert clock.now == pytest.approx(clock.told + give_way._SECONDS)
