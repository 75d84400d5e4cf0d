"""The packages: a wheel built out of the sdist holds all it needs, in an empty folder too."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
from trove_classifiers import classifiers

from tui import __version__

ROOT = Path(__file__).parent.parent
FOLDERS = (".ci", "docs", "screenshots", "tests", "tui")
SHARED = {
    "bash": "bash-completion/completions/zhihu-tui",
    "zsh": "zsh/site-functions/_zhihu-tui",
    "fish": "fish/vendor_completions.d/zhihu-tui.fish",
    "manual": "man/man1/zhihu-tui.1",
}
"""What is installed below `share`, where shells and `man` look for it."""
AT_THE_TOP = (
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "README.zh-CN.md",
    "hatch_build.py",
    "pyproject.toml",
)


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
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built out of the sdist."""
    folder = tmp_path_factory.mktemp("wheel")
    _python(sdist, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Return the package, installed without what it depends on."""
    target = tmp_path_factory.mktemp("target")
    alone = ("--no-deps", "--no-index", "--no-compile", "--quiet", "--target", str(target))
    _python(target, "-m", "pip", "install", *alone, str(wheel))
    return Installed(target, tmp_path_factory.mktemp("elsewhere"))


def test_the_wheel_holds_the_package_and_no_more(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.endswith("/")}
    about = f"zhihu_tui-{__version__}.dist-info"
    described = ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
    package = {f"tui/{name}" for name in files(ROOT / "tui")}
    shared = {f"zhihu_tui-{__version__}.data/data/share/{name}" for name in SHARED.values()}
    assert held == package | shared | {f"{about}/{name}" for name in described}
    assert {"app.tcss", "demo.json", "text/emoticons.json", "py.typed"} <= files(ROOT / "tui")


def test_the_sdist_holds_what_is_in_the_repository_and_no_more(sdist: Path) -> None:
    kept = {f"{folder}/{name}" for folder in FOLDERS for name in files(ROOT / folder)}
    assert files(sdist) == kept | {*AT_THE_TOP, "PKG-INFO"}
    assert all((sdist / name).read_bytes() == (ROOT / name).read_bytes() for name in AT_THE_TOP)


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="in an unpacked sdist")
def test_all_that_git_keeps_is_in_the_sdist(sdist: Path) -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    assert listed.returncode == 0
    assert set(listed.stdout.splitlines()) <= files(sdist)


def test_it_says_what_it_is(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        said = archive.read(f"zhihu_tui-{__version__}.dist-info/METADATA").decode("utf-8")
    about, _, description = said.partition("\n\n")
    assert description.strip() == (ROOT / "README.md").read_text("utf-8").strip()
    for line in (
        "License-Expression: MIT",
        "Requires-Python: >=3.11",
        "Classifier: Typing :: Typed",
        "Classifier: Natural Language :: Chinese (Simplified)",
        "Project-URL: Zhihu columns, https://zhuanlan.zhihu.com",
    ):
        assert line in about.splitlines()
    assert re.search(r"(?m)^Keywords: .*\bzhihu\b", about)
    known = {line.removeprefix("Classifier: ") for line in about.splitlines()} & {*classifiers}
    assert len(known) == about.count("\nClassifier: ")


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


def test_it_installs_completions_and_the_manual(installed: Installed) -> None:
    share = installed.folder / "share"
    for shell in ("bash", "zsh", "fish"):
        printed = installed.run(sys.executable, "-m", "tui", "--print-completion", shell)
        assert (share / SHARED[shell]).read_text("utf-8") == printed
    assert (share / SHARED["manual"]).read_bytes() == (ROOT / "docs" / "zhihu-tui.1").read_bytes()


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
