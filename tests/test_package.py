"""The packages: a wheel built out of the sdist holds all it needs, in an empty folder too."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui import __version__

ROOT = Path(__file__).parent.parent


@dataclass
class Installed:
    """The package in a folder of its own, away from the repository."""

    folder: Path
    elsewhere: Path
    """An empty folder to run it in."""

    def run(self, *command: str) -> str:
        """Run it and return what it prints."""
        environment = os.environ | {"PYTHONPATH": str(self.folder), "PYTHONUTF8": "1"}
        done = subprocess.run(
            command, cwd=self.elsewhere, env=environment, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the unpacked sdist."""
    folder = tmp_path_factory.mktemp("sdist")
    _python(ROOT, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder))
    (archive,) = folder.glob("*.tar.gz")
    shutil.unpack_archive(archive, folder)
    return folder / f"zhihu_tui-{__version__}"


@pytest.fixture(scope="module")
def installed(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Return the package, built out of the sdist and installed without what it depends on."""
    wheels, target = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("target")
    _python(sdist, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels))
    (wheel,) = wheels.glob("*.whl")
    alone = ("--no-deps", "--no-index", "--no-compile", "--quiet", "--target", str(target))
    _python(wheels, "-m", "pip", "install", *alone, str(wheel))
    return Installed(target, tmp_path_factory.mktemp("elsewhere"))


def test_all_that_is_in_the_package_is_in_the_wheel(installed: Installed) -> None:
    assert files(installed.folder / "tui") == files(ROOT / "tui")
    assert {"app.tcss", "demo.json", "text/emoticons.json"} <= files(ROOT / "tui")


def test_the_sdist_can_be_tested(sdist: Path) -> None:
    for folder in ("tui", "tests", "screenshots"):
        assert files(sdist / folder) == files(ROOT / folder)
    for name in (
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "pyproject.toml",
        ".ci/run",
    ):
        assert (sdist / name).read_bytes() == (ROOT / name).read_bytes()


def test_it_reads_the_sample_in_an_empty_folder(installed: Installed) -> None:
    assert installed.run(sys.executable, "-c", "import tui; print(tui.__file__)").startswith(
        str(installed.folder)
    )
    listed = installed.run(sys.executable, "-m", "tui", "--demo", "--list")
    assert len(listed.splitlines()) == 12
    assert "五个键" in installed.run(sys.executable, "-m", "tui", "--demo", "--print", "1")
    assert "[大笑]" not in installed.run(sys.executable, "-m", "tui", "--demo", "--comments", "1")


def test_it_opens_in_an_empty_folder(installed: Installed) -> None:
    opening = """
import asyncio
from tui.app import ReaderApp
from tui.archive.load import load
from tui.cli.column_selection import DEMO
from tui.memory.session import Session

async def main():
    async with ReaderApp(Session(load(DEMO))).run_test() as pilot:
        await pilot.press("enter", "c", "?")
        print(len(pilot.app.screen_stack))

asyncio.run(main())
"""
    assert installed.run(sys.executable, "-c", opening) == "4\n"


def test_it_installs_the_command(installed: Installed) -> None:
    (command,) = (installed.folder / "bin").glob("zhihu-tui*")
    assert installed.run(str(command), "--version") == f"zhihu-tui {__version__}\n"


def files(folder: Path) -> set[str]:
    """Return the paths of all files below a folder that are no by-products of running it."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def _python(folder: Path, *arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
