"""The cost of history, and how much of it is there, beside django-simple-history and django-auditlog.

Each round writes, as the role that serves and on a server of its own, 20,000 rows by bulk inserts, the same 20,000 by
one update, and 2,000 of them one by one, to a table without history and to one with each kind. The four take turns.
Nothing waits for the disk, which would hide the work behind the same wait for all.
Prints medians, their ratio to no history and the share of changes that was recorded; exits 1 above the bar.
"""

import importlib.metadata
import logging
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

BAR = 1.6
"""How many times as long as without history the mix may take."""
ROUNDS = 5
BULK, SINGLE = 20_000, 2_000
CHANGES = BULK + BULK + SINGLE
Steps = dict[str, float]


def run() -> bool:
    """Measure in a process of its own, because Django is set up once in a process."""
    return subprocess.run([sys.executable, "-m", "benchmarks.history"], check=False).returncode == 0


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="suchok-bench-") as folder:
        os.environ |= {"SUCHOK_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "benchmarks.written.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django
        from django.conf import settings

        django.setup()
        with settings.EMBEDDED.running():
            prepare()
            kept = measure()
            from django.db import connections

            connections.close_all()
    return 0 if kept else 1


def prepare() -> None:
    """Make the tables as the owner; then the connection is the application's, as the site has it."""
    import pgtrigger
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from suchok.web.audit.rights import harden

    application = dict(connections.settings["default"])
    connections.settings["default"].update(settings.OWNER_DATABASE)
    call_command("migrate", verbosity=0)
    with connections["default"].schema_editor() as editor:
        for model in apps.get_app_config("written").get_models():
            editor.create_model(model)
    logging.getLogger("pgtrigger").setLevel(logging.WARNING)
    pgtrigger.install(*(trigger.get_uri(model) for model, trigger in pgtrigger.registered(*triggers())))
    harden(application=settings.APPLICATION_ROLE)
    connections["default"].close()
    del connections["default"]
    connections.settings["default"].update(application)


def triggers() -> list[str]:
    return [f"written.Suchok:{change}_{change}" for change in ("insert", "update", "delete")]


def measure() -> bool:
    from auditlog.models import LogEntry

    from benchmarks.written.models import AuditLog, Bare, SimpleHistory, Suchok
    from suchok.web.audit.history import event_models, tracked_model

    (events,) = [event for event in event_models() if tracked_model(event) is Suchok]
    sides: dict[Any, tuple[str, Callable[[], int]]] = {
        Bare: ("no history", lambda: 0),
        Suchok: ("Suchok", events.objects.count),
        SimpleHistory: (named("django-simple-history"), SimpleHistory.history.count),
        AuditLog: (named("django-auditlog"), LogEntry.objects.count),
    }
    steps: dict[Any, list[Steps]] = {model: [] for model in sides}
    for number in range(ROUNDS + 1):
        for model in sides:
            taken = dict(mix(model, number))
            # The first round fills caches.
            if number:
                steps[model].append(taken)
    recorded = {model: 100 * count() / (CHANGES * (ROUNDS + 1)) for model, (_, count) in sides.items()}
    names = {model: name for model, (name, _) in sides.items()}
    return told(names, steps, recorded, bare=Bare, ours=Suchok)


def mix(model: Any, number: int) -> Iterator[tuple[str, float]]:
    from django.utils import timezone

    now = timezone.now()
    rows = [
        model(report=number, code=f"1.{row}", field="achievement", text=f"{row} টি", changed_at=now)
        for row in range(BULK)
    ]
    yield "bulk", seconds(lambda: model.objects.bulk_create(rows, batch_size=2000))
    yield "update", seconds(lambda: model.objects.filter(report=number).update(text="১০০", version=2))
    some = list(model.objects.filter(report=number).order_by("pk")[:SINGLE])
    for row in some:
        row.text = "৯৯"
    yield "single", seconds(lambda: [row.save() for row in some])


def seconds(task: Callable[[], object]) -> float:
    begun = time.perf_counter()
    task()
    return time.perf_counter() - begun


def told(
    names: dict[Any, str], steps: dict[Any, list[Steps]], recorded: dict[Any, float], *, bare: Any, ours: Any
) -> bool:
    python = f"Python {platform.python_version()}, {platform.machine()}"
    print(f"History of {CHANGES:,} changes, PostgreSQL of the wheel, {python}, medians of {ROUNDS}, s")
    print(f"{'':32}{'20,000 in bulk':>16}{'one update':>12}{'2,000 single':>14}{'all':>8}{'times':>8}{'recorded':>10}")
    whole = {model: statistics.median(sum(taken.values()) for taken in rounds) for model, rounds in steps.items()}
    for model, rounds in steps.items():
        each = [statistics.median(taken[step] for taken in rounds) for step in ("bulk", "update", "single")]
        times = whole[model] / whole[bare]
        line = f"{names[model]:32}{each[0]:16.2f}{each[1]:12.2f}{each[2]:14.2f}{whole[model]:8.2f}{times:8.2f}"
        print(line + ("" if model is bare else f"{recorded[model]:9.1f}%"), flush=True)
    kept = whole[ours] / whole[bare] <= BAR and recorded[ours] == 100
    print("" if kept else f"   above {BAR:g} times, or not all recorded")
    return kept


def named(package: str) -> str:
    return f"{package} {importlib.metadata.version(package)}"


if __name__ == "__main__":
    sys.exit(main())
