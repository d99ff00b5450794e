"""The pages of the work in a country of 24,000 offices, beside the same pages in one of 240.

Both stand side by side, each on a server of its own, filled by ``suchok web nation``; they take turns page by page, so
that whatever else the machine does weighs on both. The time is that of the processor, web process and database
together, since nothing waits; Django's test client asks a process that stands as the server's. Prints medians, 95th
percentiles, queries and rows (table rows and list items); exits 1 where a page misses a bar.

A longer page costs more than a shorter one in any country. So the times are held against each other only where both
show about as many rows; where the small country has fewer to show, the line says so, and only the other bars count.
For each such page another one stands in the list that shows as much in both countries.

``python -m benchmarks.pages FOLDER`` keeps both countries in FOLDER and uses what stands there already.
"""

import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

SMALL, LARGE = 240, 24_000
# How many offices a district or division of the country has below it.
USUAL = 8
TIMES = 20
MOST_MILLISECONDS, MOST_QUERIES, MOST_TIMES = 150.0, 25, 1.5
# Up to which share, or how many where there are few, the rows of both countries may differ.
AS_MANY, AS_FEW = 0.15, 3
Times = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of one country costs and shows."""

    queries: int
    rows: int

    def shows_as_much_as(self, other: "Page") -> bool:
        """Whether both show about as many rows."""
        return abs(self.rows - other.rows) <= max(AS_FEW, AS_MANY * self.rows)


class Country:
    """One country with a process of its own that answers with the time of each page."""

    def __init__(self, folder: Path, offices: int) -> None:
        fill(folder, offices)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.pages", "--answer"],
            env=environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pages = {name: Page(**said) for name, said in self.said().items()}
        self.times: Times = {name: [] for name in self.pages}

    def said(self) -> "dict[str, Any]":
        """Return the next line of the process."""
        assert self.process.stdout is not None
        line: dict[str, Any] = json.loads(self.process.stdout.readline())
        return line

    def time(self, name: str) -> None:
        """Let it fetch a page once more."""
        assert self.process.stdin is not None
        print(name, file=self.process.stdin, flush=True)
        self.times[name].append(float(self.said()["milliseconds"]))

    def end(self) -> None:
        """Let the process and its server end."""
        self.process.communicate(timeout=120)


def environment(folder: Path) -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("SUCHOK_", "DATABASE"))}
    return kept | {
        "SUCHOK_DATA_DIR": str(folder),
        "SUCHOK_SECRET_KEY": "k" * 40,
        "SUCHOK_SECOND_STEP": "offered",
        "DJANGO_SETTINGS_MODULE": "suchok.web.settings",
    }


def fill(folder: Path, offices: int) -> None:
    """Make the country; bring one that stands there up to date."""
    folder.mkdir(parents=True, exist_ok=True)
    is_filled = (folder / "filled").exists()
    words = ["migrate"] if is_filled else ["nation", "--offices", str(offices)]
    command = [sys.executable, "-m", "suchok", "web", *words]
    subprocess.run(command, env=environment(folder), check=True, stdout=sys.stderr)
    (folder / "filled").touch()


def answer() -> int:
    """Fetch each page that standard input names and tell how long it took; first tell the queries of all."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    with settings.EMBEDDED.running():
        from django.db import connection, connections
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        from suchok.web.database import NAME

        # The process stands as that of the server.
        import_module("suchok.web.wsgi")
        call_command("collectstatic", verbosity=0, interactive=False)
        # What a server does by itself within minutes of such a load.
        with settings.EMBEDDED.connect(NAME) as owner:
            owner.execute("VACUUM ANALYZE")
        fetched, found = {}, {}
        for name, user, address in pages():
            client = Client(SERVER_NAME="localhost")
            client.force_login(user)
            fetched[name] = (client, address)
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(address)
            assert answer.status_code == 200, f"{address}: {answer.status_code}"
            rows = len(re.findall(rb"<(?:tr|li)[ >]", answer.content))
            found[name] = {"queries": len(captured), "rows": rows}
        print(json.dumps(found), flush=True)
        for line in sys.stdin:
            client, address = fetched[line.strip()]
            begun = processor_time()
            client.get(address)
            print(json.dumps({"milliseconds": 1000 * (processor_time() - begun)}), flush=True)
        connections.close_all()
    return 0


def processor_time() -> float:
    """Return the seconds that this process and its side of the database have worked."""
    from django.db import connection

    connection.ensure_connection()
    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    return time.process_time() + int(backend.split()[0]) / 1e9


def pages() -> "Iterator[tuple[str, User, str]]":  # type: ignore[name-defined]  # noqa: F821
    """Yield each page with who looks at it: those of the longest queue and of one that both countries have, and the
    administrator, who sees all."""
    from django.db.models import Count

    from suchok.core.workflow import Role
    from suchok.web.accounts.models import Office, User
    from suchok.web.reports.models import Report

    def holder(office: Office, role: Role) -> User:
        return User.objects.get(holdings__post__office=office, holdings__post__role=role.value)

    below = Office.objects.annotate(below=Count("subordinates")).exclude(superior=None)
    longest, usual = below.order_by("-below", "pk")[0], below.filter(below=USUAL).order_by("pk")[0]
    report = Report.objects.filter(office__superior=longest, status="submitted").latest("pk")
    reviewer, officer = holder(longest, Role.REVIEWER), holder(report.office, Role.REPORTING_OFFICER)
    administrator = holder(Office.objects.get(superior=None), Role.ADMINISTRATOR)
    yield "queue of the reviewer", reviewer, "/reports/review"
    yield "queue, what waits", reviewer, "/reports/review?show=waiting"
    yield "queue of eight offices", holder(usual, Role.REVIEWER), "/reports/review"
    yield "eight, what waits", holder(usual, Role.REVIEWER), "/reports/review?show=waiting"
    yield "reports of the country", administrator, "/reports/country"
    yield "country, not sent", administrator, "/reports/country?show=not_sent"
    yield "report, reviewer", reviewer, f"/reports/{report.pk}"
    yield "report, officer", officer, f"/reports/{report.pk}"
    yield "plan", officer, f"/plans/{report.plan_id}"
    yield "work of the reviewer", reviewer, "/work/"
    yield "work of the officer", officer, "/work/"
    yield "work of the administrator", administrator, "/work/"
    yield "tree", administrator, "/offices/"
    yield "tree, opened", administrator, f"/offices/?open={longest.pk}"
    yield "tree of eight offices", holder(usual, Role.REVIEWER), f"/offices/?open={usual.pk}"
    yield "office", administrator, f"/offices/{longest.pk}/"
    yield "list of offices", administrator, "/offices/list"
    # One hundred offices have such a code in any country; the next search finds one in twenty, the last one all.
    yield "list, searched", administrator, "/offices/list?q=Synthetic+000"
    yield "list, many found", administrator, "/offices/list?q=Synthetic+12"
    yield "list, all found", administrator, "/offices/list?q=Synthetic"


@contextmanager
def kept_in(folder: str | None) -> Iterator[Path]:
    if folder is not None:
        yield Path(folder)
        return
    with tempfile.TemporaryDirectory(prefix="suchok-bench-") as made:
        # The embedded server may run as somebody else.
        Path(made).chmod(0o755)
        yield Path(made)


def main(folder: str | None = None) -> int:
    """Print the table and return 1 where a bar is missed."""
    with kept_in(folder) as kept:
        small, large = (Country(kept / str(offices), offices) for offices in (SMALL, LARGE))
        try:
            for _ in range(TIMES):
                for name in large.pages:
                    small.time(name)
                    large.time(name)
        finally:
            small.end()
            large.end()
    return 0 if is_kept(small, large) else 1


def is_kept(small: Country, large: Country) -> bool:
    print(f"Pages at {LARGE:,} offices beside {SMALL}, ms of {TIMES}, Python {platform.python_version()}")
    print(f"{'':28}{'median':>8}{'p95':>8}{'at ' + str(SMALL):>8}{'times':>7}{'queries':>9}{'rows':>6}")
    missed = [told(name, small, large) for name in large.times]
    return not any(missed)


def told(name: str, small: Country, large: Country) -> bool:
    """Print the line of a page; return whether it misses a bar."""
    page, before = large.pages[name], small.pages[name]
    median, at_small = statistics.median(large.times[name]), statistics.median(small.times[name])
    p95 = statistics.quantiles(large.times[name], n=20)[-1]
    bars = {
        "p95": p95 <= MOST_MILLISECONDS,
        "times": median <= MOST_TIMES * at_small or not page.shows_as_much_as(before),
        "queries": page.queries < MOST_QUERIES and page.queries == before.queries,
    }
    missed = [bar for bar, kept in bars.items() if not kept]
    remarks = [
        *([f"{before.queries} queries at {SMALL}"] if before.queries != page.queries else []),
        *([] if page.shows_as_much_as(before) else [f"{before.rows} rows at {SMALL}"]),
        *([f"missed: {', '.join(missed)}"] if missed else []),
    ]
    times = f"{median:8.1f}{p95:8.1f}{at_small:8.1f}{median / at_small:7.2f}"
    print(f"{name:28}{times}{page.queries:9}{page.rows:6}   {'; '.join(remarks)}")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(answer() if sys.argv[1:] == ["--answer"] else main(*sys.argv[1:2]))
