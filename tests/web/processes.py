"""``suchok web …`` as a person starts it: in a process of its own, with an environment of its own."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

Process = subprocess.Popen[str]
PATIENCE = 300
"""Seconds after which something hangs, also on a machine that is busy with other work."""


def command(*arguments: str, **values: str) -> Process:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("SUCHOK_", "DJANGO_", "DATABASE"))
    }
    # Nothing stays behind a test run that is killed.
    with_us = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
    return subprocess.Popen(
        [*with_us, sys.executable, "-m", "suchok", "web", *arguments],
        env=kept | values,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )


def outcome(process: Process) -> tuple[str, str]:
    """What a command that should end by itself wrote; one that does not is ended, and the test fails."""
    try:
        return process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.communicate(timeout=PATIENCE)
        pytest.fail("the command did not end")


def started(folder: Path, port: str) -> Process:
    """Start a site and wait until it says where it is."""
    process = command("run", SUCHOK_DATA_DIR=str(folder), PORT=port)
    assert process.stdout is not None
    assert process.stdout.readline() == f"Suchok is on http://localhost:{port}\n", process.communicate(timeout=PATIENCE)
    return process


def ended(process: Process) -> str:
    """End a site and return its log."""
    process.terminate()
    return process.communicate(timeout=PATIENCE)[1]


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return str(free.getsockname()[1])


def children(process: Process) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(child) for child in listed]


def descendants(pid: int) -> list[int]:
    """The children of all threads of a process, and theirs."""
    listed = [int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()]
    return [*listed, *(below for child in listed for below in descendants(child))]


def is_alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False
