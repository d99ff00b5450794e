"""A PostgreSQL of one's own with the two roles of ``docs/operating.md``, neither of them a superuser."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from suchok.web.audit.rights import FLAWS, watched
from suchok.web.database import EmbeddedServer
from tests.web.audit.conftest import Site

DOCUMENTED = (Path(__file__).parents[3] / "docs" / "operating.md").read_text()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedServer]:
    """The embedded server, which lets everybody in by any name, made as the page says."""
    made = EmbeddedServer(tmp_path / "postgres")
    with made.running():
        with made.connect() as connection:
            connection.execute("DROP DATABASE suchok")
            connection.execute("DROP ROLE suchok_app")
            (statements,) = re.findall(r"```sql\n(.*?)```", DOCUMENTED, flags=re.DOTALL)
            for statement in statements.split(";\n"):
                connection.execute(statement)
            (made.data / "pg_hba.conf").write_text("local all all trust\n")
            connection.execute("SELECT pg_reload_conf()")
        yield made


def test_the_documented_roles_migrate_serve_back_up_and_restore(server: EmbeddedServer, tmp_path: Path) -> None:
    host = quote(str(server.socket_folder), safe="")
    urls = {
        "DATABASE_URL": f"postgresql://suchok_app@{host}/suchok",
        "SUCHOK_OWNER_URL": f"postgresql://suchok_owner@{host}/suchok",
    }
    site = Site(tmp_path / "data", server)
    assert site.run("migrate", **urls) == (0, "", "")
    is_safe(server)
    backup = str(tmp_path / "site.suchok")
    code, _, error = site.run("backup", backup, **urls)
    assert (code, error) == (0, "")
    code, _, error = site.run("restore", backup, "--replace", **urls)
    assert (code, error) == (0, "")
    is_safe(server)
    code, said, error = site.run("verify-history", **urls)
    assert (code, error) == (0, "")
    assert said.startswith("The history is whole: ")


def is_safe(server: EmbeddedServer) -> None:
    with server.connect("suchok", role="suchok_app") as application:
        assert application.execute(FLAWS, watched()).fetchall() == []
        (is_superuser,) = application.execute(
            "SELECT bool_or(rolsuper) FROM pg_roles WHERE rolname LIKE 'suchok\\_%'"
        ).fetchone() or (None,)
        assert is_superuser is False


def test_a_site_of_one_role_is_told(server: EmbeddedServer, tmp_path: Path) -> None:
    url = f"postgresql://suchok_owner@{quote(str(server.socket_folder), safe='')}/suchok"
    assert Site(tmp_path / "data", server).run("migrate", DATABASE_URL=url) == (0, "", "")
    with server.connect("suchok", role="suchok_owner") as owner:
        flaws = [str(flaw) for (flaw,) in owner.execute(FLAWS, watched()).fetchall()]
    assert "the role suchok_owner may change audit_entry" in flaws
