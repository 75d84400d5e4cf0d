"""A process that is told to wait does so for its time, from the last signal on."""

from __future__ import annotations

import pytest

from tui.library import pause as module
from tui.library.pause import SIGNAL, Pause

_NUMBER = SIGNAL or 0


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.signals: list[Pause] = []
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
    monkeypatch.setattr(module, "time", clock)
    return clock


def test_it_waits_its_time(clock: Clock) -> None:
    pause = Pause()
    pause.wait(_NUMBER, None)
    pause.wait(_NUMBER, None)
    assert clock.now == pytest.approx(100 + 2 * module._SECONDS)


def test_a_signal_while_it_waits_makes_that_longer(clock: Clock) -> None:
    pause = Pause()
    clock.signals = [pause] * 2_000  # more than calls may lie within one another
    pause.wait(_NUMBER, None)
    assert not clock.signals
    assert clock.now == pytest.approx(clock.told + module._SECONDS)
