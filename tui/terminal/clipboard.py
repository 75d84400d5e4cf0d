"""The clipboard: the one door through which a text leaves for another program."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock

from msgspec.structs import replace

from tui.terminal import osc52, program
from tui.terminal.copied import Copied, CopyRoute
from tui.terminal.environment import TerminalEnvironment, detect
from tui.terminal.program import RunProgram
from tui.terminal.savefile import save
from tui.terminal.tools import set_system_clipboard, speaks_to_system, tools
from tui.text.clean import clean
from tui.text.reason import chinese_reason_of

_COMMAND_SECONDS = 10.0
"""The reader's own command may go over a network."""


class MachineClipboard:
    """Copies texts by the first way that works here, and says which it was.

    The ways, in order: the reader's `copy_command`; this machine's clipboard, unless the reader
    sits at another machine; the tmux buffer; OSC 52; a file.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        write: Callable[[str], None],
        state_folder: Path,
        copy_command: Sequence[str] = (),
        *,
        run: RunProgram = program.run,
        system: str = sys.platform,
        set_system: Callable[[str], None] = set_system_clipboard,
    ) -> None:
        """Make a clipboard.

        Args:
            environment: The app's environment variables.
            write: Writes an escape sequence to the terminal, from any thread.
            state_folder: Where files are saved, in a folder `clip` of their own.
            copy_command: The reader's own program and arguments; it gets UTF-8 on standard input.
            run: Runs a program.
            system: As `sys.platform`.
            set_system: Sets the clipboard of macOS or Windows, or raises.
        """
        self._environment = environment
        self._write = write
        self._folder = state_folder / "clip"
        self._copy_command = tuple(copy_command)
        self._run = run
        self._system = system
        self._set_system = set_system
        self._hung: set[str] = set()
        self._one_at_a_time = Lock()

    def copy(self, text: str, name: str = "clip.txt") -> Copied:
        """Copy the text and return what became of it. Blocks for some seconds at worst.

        Args:
            text: What to copy; it is cleaned of what a terminal would obey. Tabs stay.
            name: What to call the file, should it come to one.
        """
        text = clean(text)
        if not text:
            return Copied(CopyRoute.FAILED, problems=("没有内容",))
        problems: list[str] = []
        with self._one_at_a_time:
            copied = self._by_command(text, problems)
            if copied is None:
                around = detect(self._environment, self._run, self._system)
                copied = (
                    self._by_machine(text, around, problems)
                    or self._by_tmux(text, around, problems)
                    or self._by_terminal(text, around, problems)
                    or self._by_file(text, name, problems)
                )
        return replace(copied, problems=tuple(problems))

    def save(self, text: str, name: str = "clip.txt") -> Path:
        """Write the cleaned text to a file only the reader may read, and return its path.

        Raises:
            OSError: The file cannot be written.
        """
        return save(clean(text), self._folder, name)

    def _by_command(self, text: str, problems: list[str]) -> Copied | None:
        if not self._copy_command:
            return None
        tool = Path(self._copy_command[0]).name
        ended = self._run(
            self._copy_command, self._environment, text.encode(), seconds=_COMMAND_SECONDS
        )
        if ended.code == 0:
            return Copied(CopyRoute.COMMAND, tool)
        problems.append(f"copy_command {tool}：{ended.problem}")
        return None

    def _by_machine(
        self, text: str, around: TerminalEnvironment, problems: list[str]
    ) -> Copied | None:
        if around.remote:
            return None
        if speaks_to_system(around):
            try:
                self._set_system(text)
            except Exception as error:  # whatever a system's clipboard raises, there are other ways
                problems.append(f"系统剪贴板：{clean(str(error))[:100]}")
            else:
                return Copied(CopyRoute.NATIVE, "系统剪贴板")
        failed: list[str] = []
        for tool in tools(around):
            if tool.display in self._hung:
                continue
            ended = self._run(tool.command, around.environment, text.encode(tool.encoding))
            if ended.code == 0:
                return Copied(CopyRoute.NATIVE, tool.name)
            if ended.hung:
                self._hung.add(tool.display)
            failed.append(f"{tool.name}：{ended.problem}")
        problems.extend(failed)
        return None

    def _by_tmux(
        self, text: str, around: TerminalEnvironment, problems: list[str]
    ) -> Copied | None:
        if not around.tmux:
            return None
        data = text.encode()
        if self._run(["tmux", "load-buffer", "-w", "-"], around.environment, data).code == 0:
            return Copied(CopyRoute.TMUX, "tmux")
        # A tmux before 3.2 has no -w; it still hands on what is wrapped for it.
        ended = self._run(["tmux", "load-buffer", "-"], around.environment, data)
        if ended.code != 0:
            problems.append(f"tmux：{ended.problem}")
            return None
        if not osc52.fits(text):
            return Copied(CopyRoute.TMUX_BUFFER, "tmux")
        self._write(osc52.through_tmux(osc52.sequence(text)))
        return Copied(CopyRoute.TMUX, "tmux")

    def _by_terminal(
        self, text: str, around: TerminalEnvironment, problems: list[str]
    ) -> Copied | None:
        if not around.writes_clipboard:
            problems.append(f"{around.environment['TERM']} 终端没有剪贴板")
            return None
        if not osc52.fits(text):
            problems.append(f"{len(text.encode()):,} 字节，超过 OSC 52 的 {osc52.MOST_BYTES:,}")
            return None
        sequence = osc52.sequence(text)
        self._write(osc52.through_screen(sequence) if around.screen else sequence)
        return Copied(CopyRoute.OSC52)

    def _by_file(self, text: str, name: str, problems: list[str]) -> Copied:
        try:
            return Copied(CopyRoute.FILE, path=save(text, self._folder, name))
        except OSError as error:
            problems.append(f"{self._folder}：{chinese_reason_of(error)}")
            return Copied(CopyRoute.FAILED)
