"""A migrated site on a server of its own, where the two roles are apart as in production."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from suchok.web.database import APPLICATION, NAME, OWNER, EmbeddedServer
from tests.fixtures.sites import KEY, copied
from tests.web.processes import command, outcome

Connection = psycopg.Connection[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Site:
    folder: Path
    server: EmbeddedServer

    def owner(self) -> Connection:
        return self.server.connect(NAME, role=OWNER)

    def application(self) -> Connection:
        return self.server.connect(NAME, role=APPLICATION)

    def run(self, *arguments: str, **values: str) -> tuple[int, str, str]:
        process = command(
            *arguments, SUCHOK_DATA_DIR=str(self.folder), SUCHOK_SECRET_KEY=KEY, TZ="Asia/Dhaka", **values
        )
        said, error = outcome(process)
        return process.returncode, said, error


@pytest.fixture(scope="session")
def site(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = copied(migrated, tmp_path_factory.mktemp("site"))
    made = Site(folder, EmbeddedServer(folder / "postgres"))
    with made.server.running():
        yield made
