"""How commands are called: in this process, or as a person calls them."""

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from suchok.cli import main

SAMPLES = Path(__file__).parent / "samples"
FIRST, SECOND, SPOILT = SAMPLES / "first-quarter.txt", SAMPLES / "second-quarter.txt", SAMPLES / "spoilt.txt"


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Suchok = Callable[..., Outcome]


@pytest.fixture
def suchok(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Suchok:
    """Run a command in this process: ``suchok("check", path, "--json", given=b"…")``."""

    def called(*arguments: object, given: bytes | None = None) -> Outcome:
        if given is not None:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = main([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    return called


def process(*arguments: object, **options: object) -> "subprocess.CompletedProcess[bytes]":
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "suchok", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]
