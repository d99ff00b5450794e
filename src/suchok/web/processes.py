"""The processes of a site on one machine: the server of pages and the worker, started, watched and ended together."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from suchok.web.env import Environment, WrongSetting

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
Process = subprocess.Popen[bytes]

_LOOK_EVERY_SECONDS = 0.5
_REST_SECONDS = 2
# While one waits for a document that takes long to be read, the others answer; more would only share one processor.
_THREADS = "3"


def check_port(environment: Environment) -> None:
    """Refuse a port in use: the server would share it, and each would get half of the visitors."""
    try:
        socket.create_server((environment.bind, environment.port)).close()
    except OSError as trouble:
        why = os.strerror(trouble.errno or 0)
        raise WrongSetting(f"The port {environment.port} cannot be used ({why}); choose another with PORT=….") from None


def serve_pages(environment: Environment, *, with_worker: bool, then: Callable[[], None] | None = None) -> int:
    """Serve until told to stop; a worker beside it is started again whenever it ends.

    ``then`` is done once, after the address is printed.
    """
    server = _started(_granian(environment), PROMETHEUS_MULTIPROC_DIR=str(_figures(environment)))
    worker = _started(_WORKER) if with_worker else None
    try:
        if _answers(server, environment):
            print(f"Suchok is on {environment.site_url}", flush=True)
            if then is not None:
                then()
        while server.poll() is None:
            time.sleep(_LOOK_EVERY_SECONDS)
            if worker is not None and worker.poll() is not None:
                # It ends by itself when the database goes away, and a full machine may have killed it.
                time.sleep(_REST_SECONDS)
                worker = _started(_WORKER)
    except SystemExit:
        # Told to stop, which for a server is a good end.
        return 0
    else:
        return server.returncode
    finally:
        _end(server, worker)


_WORKER = [sys.executable, "-m", "suchok", "web", "worker"]


def _granian(environment: Environment) -> list[str]:
    options = ["--interface", "wsgi", "--host", environment.bind, "--port", str(environment.port)]
    options += ["--workers", str(environment.workers), "--blocking-threads", _THREADS, "--respawn-failed-workers"]
    options += ["--log-level", "warning", "--no-ws", "--workers-kill-timeout", "10"]
    if environment.debug:
        options += ["--reload", "--reload-paths", str(Path(__file__).parents[1])]
    return [sys.executable, "-m", "granian", *options, "suchok.web.wsgi:application"]


def _figures(environment: Environment) -> Path:
    """Return an empty folder in which the web processes put what they count and time together."""
    folder = environment.data_folder / "metrics" / str(environment.port)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _started(command: list[str], **variables: str) -> Process:
    # It also ends when this process is killed outright; setpriv is on every Debian, but not on every system.
    with_us = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
    # A process group of its own: Ctrl-C reaches only this process, which then ends the whole group.
    return subprocess.Popen([*with_us, *command], process_group=0, env=os.environ | variables)


def _answers(server: Process, environment: Environment) -> bool:
    """Wait until the server takes connections; ``False`` if it ended instead."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(environment.bind, environment.bind)  # noqa: S104 - read, not bound
    while server.poll() is None:
        try:
            socket.create_connection((host, environment.port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _end(server: Process, worker: Process | None) -> None:
    for number in ENDING:
        # Whoever presses Ctrl-C twice must not interrupt the orderly end.
        signal.signal(number, signal.SIG_IGN)
    if worker is not None:
        # It alone: its readers have to finish the files at hand, and it ends them itself.
        worker.terminate()
    _signal_group(server, signal.SIGTERM)
    processes = [process for process in (worker, server) if process is not None]
    _wait(processes, seconds=12)
    for process in processes:
        _signal_group(process, signal.SIGKILL)
    _wait(processes, seconds=5)


def _signal_group(process: Process, number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        # The whole group is gone.
        return


def _wait(processes: list[Process], *, seconds: float) -> None:
    until = time.monotonic() + seconds
    for process in processes:
        try:
            process.wait(timeout=max(0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            # The next signal is harder.
            continue
