"""``suchok web …``: what runs the site."""

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError, connections

from suchok.web.database import DatabaseTrouble
from suchok.web.env import Environment, WrongSetting, default_data_folder, read_environment

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(arguments: Sequence[str]) -> int:
    """Run one command; trouble is one line on standard error and the exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "suchok.web.settings")
    for number in ENDING:
        signal.signal(number, _end)
    try:
        asked = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = asked.command
        return command(asked)
    except OperationalError as trouble:
        reason = (str(trouble).splitlines() or ["it does not answer"])[0]
        print(f"suchok: The database cannot be reached: {reason}", file=sys.stderr)
        return 2
    except (WrongSetting, ImproperlyConfigured, DatabaseTrouble, OSError) as trouble:
        print(f"suchok: {trouble}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="suchok web",
        description="Run the site. Settings come from the environment; docs/operating.md lists them.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, function in (("run", run), ("serve", serve), ("migrate", migrate)):
        command = commands.add_parser(name, help=(function.__doc__ or "").splitlines()[0])
        command.set_defaults(command=function)
    command = commands.add_parser("makemigrations", help="Write the migration of changed tables (for developers).")
    command.add_argument("app")
    command.add_argument("name")
    command.set_defaults(command=make_migrations)
    return parser


def run(asked: argparse.Namespace) -> int:
    """Migrate and serve on this machine, with a secret key kept in the data folder."""
    if not os.environ.get("SUCHOK_SECRET_KEY"):
        os.environ["SUCHOK_SECRET_KEY"] = _kept_secret_key()
    environment = _start_django()
    with _database():
        _migrate()
        return _serve(environment)


def serve(asked: argparse.Namespace) -> int:
    """Serve the site; the database must have been migrated."""
    environment = _start_django()
    with _database():
        return _serve(environment)


def migrate(asked: argparse.Namespace) -> int:
    """Bring the database up to this version and load official plans that it lacks."""
    _start_django()
    with _database():
        _migrate()
    return 0


def make_migrations(asked: argparse.Namespace) -> int:
    """Write the migration of changed tables."""
    _start_django()
    with _database():
        call_command("makemigrations", asked.app, name=asked.name)
    return 0


def _end(number: int, frame: object) -> None:
    """Leave through every ``finally``, so that what was started is stopped."""
    raise SystemExit(128 + number)


def _start_django() -> Environment:
    # Read before Django does, so that a wrong setting is told as such.
    environment = read_environment()
    environment.data_folder.mkdir(parents=True, exist_ok=True)
    django.setup()
    return environment


@contextmanager
def _database() -> Iterator[None]:
    with settings.EMBEDDED.running() if settings.EMBEDDED else nullcontext():
        yield


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_catalogue")
    # A connection kept open here would only wait for the end of the server.
    connections.close_all()


def _serve(environment: Environment) -> int:
    _check_port(environment)
    if not environment.debug:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    # A process group of its own: Ctrl-C reaches only this process, which then ends the whole group.
    server = subprocess.Popen(_granian(environment), process_group=0)
    try:
        if _answers(server, environment):
            print(f"Suchok is on {environment.site_url}", flush=True)
        return server.wait()
    except SystemExit:
        # Told to stop, which for a server is a good end.
        return 0
    finally:
        _end_group(server)


def _check_port(environment: Environment) -> None:
    """Refuse a port in use: the server would share it, and each would get half of the visitors."""
    try:
        socket.create_server((environment.bind, environment.port)).close()
    except OSError as trouble:
        why = os.strerror(trouble.errno or 0)
        raise WrongSetting(f"The port {environment.port} cannot be used ({why}); choose another with PORT=….") from None


def _granian(environment: Environment) -> list[str]:
    options = ["--interface", "wsgi", "--host", environment.bind, "--port", str(environment.port)]
    options += ["--workers", str(environment.workers), "--blocking-threads", "1", "--respawn-failed-workers"]
    options += ["--log-level", "warning", "--no-ws", "--workers-kill-timeout", "10"]
    if environment.debug:
        options += ["--reload", "--reload-paths", str(Path(__file__).parents[1])]
    # The server also ends when this process is killed outright; setpriv is on every Debian, but not on every system.
    with_us = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
    return [*with_us, sys.executable, "-m", "granian", *options, "suchok.web.wsgi:application"]


def _answers(server: "subprocess.Popen[bytes]", environment: Environment) -> bool:
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


def _end_group(server: "subprocess.Popen[bytes]") -> None:
    for number in ENDING:
        # Whoever presses Ctrl-C twice must not interrupt the orderly end.
        signal.signal(number, signal.SIG_IGN)
    for number, seconds in ((signal.SIGTERM, 12), (signal.SIGKILL, 5)):
        try:
            os.killpg(server.pid, number)
            server.wait(timeout=seconds)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def _kept_secret_key() -> str:
    folder = Path(os.environ.get("SUCHOK_DATA_DIR") or default_data_folder())
    kept = folder / "secret-key"
    folder.mkdir(parents=True, exist_ok=True)
    if not kept.exists():
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return kept.read_text().strip()
