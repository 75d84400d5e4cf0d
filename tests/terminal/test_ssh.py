"""Copies over a real ssh to a server of the tests' own on this machine."""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.copying import (
    SENT,
    SIZES,
    STORED,
    copied_of,
    copying,
    in_plain_terminal,
    said,
)
from tests.terminal.tmux import Tmux, private_environment, wait_until
from tests.terminal.work import runs

SSHD = shutil.which("sshd", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
MISSING = [name for name in ("ssh", "ssh-keygen", "tmux") if not shutil.which(name)]
MISSING += [] if SSHD else ["sshd"]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


@pytest.fixture(scope="module")
def ssh() -> Iterator[list[str]]:
    """The command that logs in to a server on a free port of this machine, with a key made now."""
    folder = Path(tempfile.mkdtemp(prefix="zssh"))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # sshd insists
    for key in ("host", "user"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key)], check=True
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "log"
    (folder / "sshd_config").write_text(
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/user.pub\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\n"
        "PrintMotd no\nPrintLastLog no\n"
    )
    server = subprocess.Popen(
        [str(SSHD), "-D", "-f", str(folder / "sshd_config"), "-E", str(log)],
        stdin=subprocess.DEVNULL,
    )
    command = ["ssh", "-F", "none", "-p", str(port), "-i", str(folder / "user"), "-q"]
    for option in ("StrictHostKeyChecking=no", "IdentitiesOnly=yes", "IdentityAgent=none"):
        command += ["-o", option]
    command += ["-o", f"UserKnownHostsFile={folder}/known", "127.0.0.1"]
    try:
        wait_until("sshd", lambda: log.exists() and "listening" in log.read_text())
        answer = subprocess.run([*command, "true"], capture_output=True, timeout=60)
        if answer.returncode:
            pytest.skip(f"this machine's sshd lets nobody in: {log.read_text()[-300:]}")
        yield command
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def far(home: Path, command: list[str], *variables: str) -> str:
    """Return a line for the far shell that runs a command with a private environment there."""
    names = ("HOME", "LANG", "LC_ALL", "PYTHONPATH", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
    private = private_environment(home)
    settings = [f"{name}={private[name]}" for name in names]
    # What ssh itself says of the terminal and the connection stays.
    return shlex.join(["env", *settings, *variables, *command])


@pytest.mark.parametrize("size", SIZES)
def test_copy_comes_home(tmp_path: Path, ssh: list[str], size: int) -> None:
    """The far machine names a display, and its xclip would take the text; it is not asked."""
    line = far(tmp_path, copying(tmp_path, size), "DISPLAY=:0", f"PATH={os.environ['PATH']}")
    command = in_plain_terminal([*ssh, "-t", line])
    with Tmux(tmp_path, command, options={"set-clipboard": "on"}) as terminal:
        assert terminal.wait_for_end() == 0
        if size <= 74_994:
            assert said(terminal) == SENT
            wait_until("the clipboard", lambda: terminal.buffer() == copied_of(size))
        else:
            assert said(terminal).startswith("没有可用的剪贴板，已存为 ")


def test_copy_in_a_far_tmux_that_was_started_at_its_own_desk(
    tmp_path: Path, ssh: list[str]
) -> None:
    """Its programs have a display and no SSH in their environment, and tmux knows better."""
    with Tmux(tmp_path, environment={"DISPLAY": ":0"}) as there:
        attach = shlex.join(["env", *there.variables, *there.command, "attach"])
        command = in_plain_terminal([*ssh, "-t", f"LC_ALL=C.UTF-8 {attach}"])
        with Tmux(tmp_path, command, options={"set-clipboard": "on"}) as here:
            here.wait_for("$")
            assert "SSH_CONNECTION=127.0.0.1" in there("show-environment", "-t", "main")
            there.write("clear; " + shlex.join(copying(tmp_path, 70_000)) + "\n")
            there.wait_for("\n$")
            assert said(there).removesuffix("$") == STORED
            assert there.buffer() == copied_of(70_000)
            wait_until("the near clipboard", lambda: here.buffer() == copied_of(70_000))


def test_the_app_without_a_terminal_says_how(tmp_path: Path, ssh: list[str]) -> None:
    line = far(tmp_path, [*copying(tmp_path, 10)[:1], "-m", "tests.terminal.small_app"])
    done = subprocess.run([*ssh, line], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    assert done.returncode == 2
    assert b"over SSH use ssh -t" in done.stderr
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_connection_that_is_cut_ends_the_app(tmp_path: Path, ssh: list[str]) -> None:
    app = [*copying(tmp_path, 10)[:1], "-m", "tests.terminal.small_app"]
    pid = tmp_path / "pid"
    line = far(tmp_path, ["sh", "-c", f'echo $$ >"{pid}"; exec "$@"', "sh", *app])
    with Tmux(tmp_path, [*ssh, "-t", line]) as terminal:
        terminal.wait_for("keys")
    wait_until("the far app to end", lambda: not runs(int(pid.read_text())))
