"""``suchok web …``: what runs the site."""

import argparse
import os
import secrets
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError, connections

from suchok.web import secret_key
from suchok.web.arguments import OneLineParser, block_hash, sentence, whole_number
from suchok.web.backup.archive import BackupTrouble
from suchok.web.database import DatabaseTrouble
from suchok.web.demo import STAGES
from suchok.web.demo.kept import make_demo_kept, sign_ins_kept
from suchok.web.env import Environment, WrongSetting
from suchok.web.processes import ENDING, check_port, serve_pages
from suchok.web.starting import bring_up_to_date, check_migrated, running_database, start_django

MOST_YEARS = 20
"""How many years a synthetic country may have behind it."""


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
    except OSError as trouble:
        print(f"suchok: {sentence(trouble)}", file=sys.stderr)
        return 2
    except (WrongSetting, ImproperlyConfigured, DatabaseTrouble, BackupTrouble) as trouble:
        print(f"suchok: {trouble}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(
        prog="suchok web",
        description="Run the site. Settings come from the environment; docs/operating.md lists them.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, function in (("run", run), ("serve", serve), ("worker", worker), ("migrate", migrate)):
        command = commands.add_parser(name, help=(function.__doc__ or "").splitlines()[0])
        command.set_defaults(command=function)
    command = commands.add_parser("demo", help=(demo.__doc__ or "").splitlines()[0])
    command.add_argument("--stage", choices=STAGES, default="reporting", help="how far its year has come")
    command.set_defaults(command=demo)
    command = commands.add_parser("nation", help=(nation.__doc__ or "").splitlines()[0])
    command.add_argument("--offices", type=whole_number(10, 100_000), default=24_000, help="how many (24000)")
    years = whole_number(0, MOST_YEARS)
    command.add_argument("--years", type=years, default=1, help="how many years before the running one (1)")
    command.add_argument("--seed", type=int, default=7, help="another number makes another country (7)")
    command.set_defaults(command=nation)
    command = commands.add_parser("backup", help=(backup.__doc__ or "").splitlines()[0])
    command.add_argument("file", type=Path)
    command.set_defaults(command=backup)
    command = commands.add_parser("restore", help=(restore.__doc__ or "").splitlines()[0])
    command.add_argument("file", type=Path)
    command.add_argument("--replace", action="store_true", help="lose the site that is here")
    command.set_defaults(command=restore)
    command = commands.add_parser("verify-history", help="Check that no act and no change was edited or deleted.")
    told = "a hash printed before; the history must still hold it"
    command.add_argument("--noted", type=block_hash, metavar="HASH", help=told)
    command.set_defaults(command=verify_history)
    command = commands.add_parser("makemigrations", help="Write the migration of changed tables (for developers).")
    command.add_argument("app")
    command.add_argument("name")
    command.set_defaults(command=make_migrations)
    return parser


def run(asked: argparse.Namespace) -> int:
    """Migrate, serve and work on this machine, with a secret key kept in the data folder."""
    secret_key.keep()
    if not os.environ.get("SUCHOK_SITE_URL"):
        # Whoever tries the site on this machine signs in with what is printed and nothing else.
        os.environ.setdefault("SUCHOK_SECOND_STEP", "offered")
    environment = start_django(as_owner=True)
    # Told before minutes of work for nothing.
    check_port(environment)
    with running_database():
        bring_up_to_date()
        make_demo_kept(environment, stage="reporting")
        return _serve(environment, with_worker=True, then=partial(_print_sign_ins, environment))


def serve(asked: argparse.Namespace) -> int:
    """Serve the site; the database must have been migrated."""
    environment = start_django()
    with running_database():
        return _serve(environment, with_worker=False)


def worker(asked: argparse.Namespace) -> int:
    """Work on background jobs; any number of workers may share them."""
    start_django()
    # Imported here because it needs Django to be ready.
    from suchok.web.jobs import work  # noqa: PLC0415

    with running_database():
        check_migrated()
        work()
    return 0


def migrate(asked: argparse.Namespace) -> int:
    """Bring the database up to this version and load official plans that it lacks."""
    start_django(as_owner=True)
    with running_database():
        bring_up_to_date()
    return 0


def demo(asked: argparse.Namespace) -> int:
    """Fill an empty site with a demonstration and print how to sign in as each role."""
    environment = start_django(as_owner=True)
    with running_database():
        bring_up_to_date()
        if not make_demo_kept(environment, stage=asked.stage):
            print("suchok: The site has offices already; the demonstration needs an empty one.", file=sys.stderr)
            return 2
        _print_sign_ins(environment)
    return 0


def nation(asked: argparse.Namespace) -> int:
    """Fill an empty database with a synthetic country, for measuring."""
    start_django(as_owner=True)
    # Imported here because it needs Django to be ready.
    from suchok.web.demo.actions import NotEmpty  # noqa: PLC0415
    from suchok.web.demo.nation.actions import make_nation  # noqa: PLC0415

    password, begun = secrets.token_urlsafe(9), time.monotonic()
    with running_database():
        bring_up_to_date()
        try:
            make_nation(asked.offices, years=asked.years, seed=asked.seed, password=password)
        except NotEmpty:
            print("suchok: The site has offices already; a synthetic country needs an empty one.", file=sys.stderr)
            return 2
        finally:
            connections.close_all()
    print(f"{asked.offices} offices, made in {time.monotonic() - begun:.0f} s; everybody has the password {password}.")
    return 0


def verify_history(asked: argparse.Namespace) -> int:
    """Check the history; the exit code is 1 if anything in it was edited, deleted or inserted."""
    start_django()
    # Imported here because it needs Django to be ready.
    from suchok.web.audit.chain import verify  # noqa: PLC0415

    with running_database():
        check_migrated()
        verdict = verify(noted=asked.noted)
        connections.close_all()
    for fault in verdict.faults:
        print(f"suchok: {fault}", file=sys.stderr)
    print(verdict)
    return 1 if verdict.faults else 0


def backup(asked: argparse.Namespace) -> int:
    """Write the database and the files of evidence into one verified file; the site may go on."""
    start_django(as_owner=True)
    # Imported here because it needs Django to be ready.
    from suchok.web.backup.actions import back_up  # noqa: PLC0415

    with running_database():
        check_migrated()
        begun = time.monotonic()
        print(f"Backed up to {asked.file}: {back_up(asked.file)}, in {time.monotonic() - begun:.1f} s.")
        connections.close_all()
    return 0


def restore(asked: argparse.Namespace) -> int:
    """Put a backup in the place of the database and the files of evidence; the site must be stopped."""
    start_django(as_owner=True)
    # Imported here because it needs Django to be ready.
    from suchok.web.backup.actions import restore as put_back  # noqa: PLC0415

    with running_database():
        begun = time.monotonic()
        manifest = put_back(asked.file, replace=asked.replace)
        print(f"Restored {asked.file} of {manifest.made_at}: {manifest}, in {time.monotonic() - begun:.1f} s.")
        connections.close_all()
    return 0


def make_migrations(asked: argparse.Namespace) -> int:
    """Write the migration of changed tables."""
    start_django(as_owner=True)
    with running_database():
        call_command("makemigrations", asked.app, name=asked.name)
    return 0


def _end(number: int, frame: object) -> None:
    """Leave through every ``finally``, so that what was started is stopped."""
    raise SystemExit(128 + number)


def _print_sign_ins(environment: Environment) -> None:
    for line in sign_ins_kept(environment):
        print(line, flush=True)


def _serve(environment: Environment, *, with_worker: bool, then: Callable[[], None] | None = None) -> int:
    check_port(environment)
    if not environment.debug:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    return serve_pages(environment, with_worker=with_worker, then=then)
