"""A small app that starts as zhihu-tui does: what the real terminals run.

Its screen says its size, its colours, the keys it was given and the standard input it read.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tui.terminal.tty import keys_from_terminal, prepare, refusal


def main(*words: str) -> int:
    """Run it. A word `-` reads standard input first, `no-mouse` leaves the mouse alone."""
    reads = "-" in words
    why = refusal(keys_come_later=reads)
    if why:
        print(f"small-app: {why}", file=sys.stderr)
        return 2
    notice = prepare()
    read = sys.stdin.buffer.read() if reads else b""
    if reads:
        keys_from_terminal()

    # Only now, when the environment is settled.
    from textual.app import App, ComposeResult
    from textual.binding import Binding
    from textual.events import Key
    from textual.widgets import Static

    from tui.internals.key_decoding import tolerate_invalid_keys
    from tui.terminal.aside import run_here, show
    from tui.terminal.crash import note_crash
    from tui.terminal.signals import install_signals

    class SmallApp(App[None]):
        BINDINGS = [Binding("ctrl+z", "suspend_process", priority=True)]

        def _print_error_renderables(self) -> None:
            if self._exit_renderables:
                self._exit_renderables.clear()
                self._return_code = 1
                error = self._exception or RuntimeError("the keyboard could not be read")
                print(note_crash(error, Path(os.environ["XDG_STATE_HOME"])), file=sys.stderr)

        def compose(self) -> ComposeResult:
            self.keys: list[str] = []
            yield Static(markup=False)

        def on_mount(self) -> None:
            install_signals(lambda code: self.exit(return_code=code))
            self.say()

        def say(self) -> None:
            said = f"size {self.size.width}x{self.size.height}\n{self.console.color_system}\n"
            said += f"read {len(read)} bytes\nnotice {notice}\nkeys {' '.join(self.keys)}."
            self.query_one(Static).update(said)

        def on_resize(self) -> None:
            self.call_after_refresh(self.say)

        def on_key(self, event: Key) -> None:
            if event.key == "q":
                self.exit()
            elif event.key == "c":
                raise RuntimeError("a bug")
            elif event.key == "V":
                with self.suspend():
                    show("def f():\n\treturn '中文'\x1b[31m")
            elif event.key == "W":
                with self.suspend():
                    self.keys.append(run_here(["sh", "-c", "echo here; read word; exit 3"]))
            self.keys.append(event.character or event.key)
            self.say()

    tolerate_invalid_keys()
    app = SmallApp()
    app.run(mouse="no-mouse" not in words)
    return app.return_code or 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    sys.exit(main(*sys.argv[1:]))
