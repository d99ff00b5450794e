"""PostgreSQL's own programs: what they are called with, and what they say when they fail."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import IO, cast

from django.conf import settings
from django.db import connection

from suchok.web.backup.archive import BackupTrouble
from suchok.web.database import programs

_CONNECTION = {"dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST", "port": "PGPORT"}
_OPTIONS = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY"}


@contextmanager
def dump(*, snapshot: str) -> Iterator[IO[bytes]]:
    """Open the database as SQL, as of a snapshot; without owners and rights, which the restored site gives anew."""
    arguments = ["--no-owner", "--no-privileges", "--encoding=UTF8", f"--snapshot={snapshot}"]
    with tempfile.TemporaryFile() as said, _started("pg_dump", arguments, said, stdout=subprocess.PIPE) as process:
        yield cast("IO[bytes]", process.stdout)
        _check(process, "pg_dump", said)


def run_sql(pieces: Iterable[bytes]) -> None:
    """Run SQL in one transaction: all of it, or nothing, also where this process is killed before the last piece."""
    arguments = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    with (
        tempfile.TemporaryFile() as said,
        _started("psql", [*arguments, "--file=-"], said, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process,
    ):
        script = cast("IO[bytes]", process.stdin)
        try:
            # Not --single-transaction, which commits whatever has come when the input ends.
            for piece in chain([b"BEGIN;\n"], pieces, [b"\nCOMMIT;\n"]):
                script.write(piece)
            script.close()
        except BrokenPipeError:
            # It has ended before, and says why.
            pass
        _check(process, "psql", said)


@contextmanager
def _started(
    name: str, arguments: list[str], said: IO[bytes], *, stdin: int = subprocess.DEVNULL, stdout: int
) -> "Iterator[subprocess.Popen[bytes]]":
    command = [_program(name), "--no-password", *arguments]
    process = subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=said, env=_environment())
    try:
        yield process
    finally:
        # Also where whoever reads or writes has given up: without its input psql takes everything back.
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None and not stream.closed:
                stream.close()


def _check(process: "subprocess.Popen[bytes]", name: str, said: IO[bytes]) -> None:
    if process.wait() != 0:
        said.seek(0)
        lines = said.read().decode(errors="replace").strip().splitlines() or ["it said nothing"]
        reason = next((line for line in lines if "ERROR" in line or "error" in line), lines[0])
        raise BackupTrouble(f"PostgreSQL's {name} failed: {reason}")


def _program(name: str) -> str:
    # Those of the wheel know no TLS; those on the path may be older than the server, which pg_dump refuses.
    found = None if settings.EMBEDDED else shutil.which(name)
    return found if found and _version(found) >= _server_version() else str(programs() / name)


def _version(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"([0-9]+)[.0-9]*", said)
    return int(found[1]) if found else 0


def _server_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        return int(cursor.fetchone()[0])


def _environment() -> dict[str, str]:
    """Return how to connect, in the environment: the password must not be seen in the list of processes."""
    values = connection.get_connection_params()
    named = {name: str(values[key]) for key, name in (_CONNECTION | _OPTIONS).items() if values.get(key)}
    return {**os.environ, **named, "PGOPTIONS": "-c lock_timeout=30s", "LC_MESSAGES": "C"}
