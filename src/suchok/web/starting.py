"""What a command starts with: Django by the environment, and a database that runs and is of this version."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from suchok.web import secret_key
from suchok.web.database import DatabaseTrouble
from suchok.web.env import Environment, read_environment


def start_django(*, as_owner: bool = False) -> Environment:
    """Make Django ready by the environment; ``as_owner`` of the tables, for this process alone."""
    secret_key.use_kept()
    # Read before Django does, so that a wrong setting is told as such.
    environment = read_environment()
    environment.data_folder.mkdir(parents=True, exist_ok=True)
    django.setup()
    if as_owner:
        # Those it starts serve and work as the application.
        connections.settings["default"].update(settings.OWNER_DATABASE)
    return environment


@contextmanager
def running_database() -> Iterator[None]:
    """Run the embedded database meanwhile, where no other one is set."""
    with settings.EMBEDDED.running() if settings.EMBEDDED else nullcontext():
        yield


def bring_up_to_date() -> None:
    """Migrate the database, take away the rights that nobody needs, and load official plans that it lacks."""
    # Imported here because it needs Django to be ready.
    from suchok.web.audit.rights import harden  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    harden(application=settings.APPLICATION_ROLE)
    call_command("load_catalogue")
    # A connection kept open here would only wait for the end of the server.
    connections.close_all()


def check_migrated() -> None:
    """Raise ``DatabaseTrouble`` on a database of another version."""
    executor = MigrationExecutor(connections["default"])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise DatabaseTrouble("The database is not of this version yet; run suchok web migrate first.")
    connections.close_all()
