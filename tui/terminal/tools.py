"""The programs and the library that set a machine's own clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tui.terminal.environment import TerminalEnvironment
from tui.terminal.program import find


class Tool(msgspec.Struct, frozen=True):
    """A program that puts its standard input on a clipboard."""

    command: tuple[str, ...]
    display: str
    """The program or socket it talks to; when that does not answer, nothing else need try it."""
    encoding: str = "utf-8"

    @property
    def name(self) -> str:
        """Its name in messages."""
        return self.command[0]


def tools(around: TerminalEnvironment) -> Iterator[Tool]:
    """Yield the tools that are installed and have something to talk to here, the best first."""
    environment = around.environment
    wayland, x = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    candidates = []
    if around.wsl:
        candidates.append(Tool(("clip.exe",), "windows", "utf-16le"))
    candidates.append(Tool(("termux-clipboard-set",), "android"))
    if wayland:
        # With a type given it does not run xdg-mime to guess one.
        candidates.append(Tool(("wl-copy", "--type", "text/plain"), f"wayland {wayland}"))
    if x:
        candidates.append(Tool(("xclip", "-selection", "clipboard", "-in"), f"x {x}"))
        # Its log would otherwise be a file in the home folder.
        xsel = ("xsel", "--clipboard", "--input", "--logfile", "/dev/null")
        candidates.append(Tool(xsel, f"x {x}"))
    for tool in candidates:
        if find(tool.name, environment):
            yield tool


def speaks_to_system(around: TerminalEnvironment) -> bool:
    """Return whether pyperclip talks to the system itself here, and not to a program of X."""
    return around.system in ("darwin", "win32", "cygwin")


def set_system_clipboard(text: str) -> None:
    """Set the clipboard of macOS or Windows.

    Raises:
        RuntimeError: It does not hold the text afterwards; pyperclip looks at no exit code.
        pyperclip.PyperclipException: There is none, or it is locked.
    """
    import pyperclip

    pyperclip.copy(text)
    if pyperclip.paste() != text:
        raise RuntimeError("the clipboard does not hold what was copied")
