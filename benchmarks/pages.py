"""The pages of the work in a country of 24,000 offices, beside the same pages in one of 240.

Both stand side by side, each on a server of its own, filled by ``suchok web nation``; they take turns page by page, so
that whatever else the machine does weighs on both. The time is that of the processor, web process and database
together, since nothing waits; Django's test client asks. Prints medians, 95th percentiles and queries; exits 1 where a
page misses a bar.

``python -m benchmarks.pages FOLDER`` keeps both countries in FOLDER and uses what stands there already.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

SMALL, LARGE = 240, 24_000
TIMES = 20
MOST_MILLISECONDS, MOST_QUERIES, MOST_TIMES = 150.0, 25, 1.5
Times = dict[str, list[float]]


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
        self.queries: Mapping[str, int] = self.said()
        self.times: Times = {name: [] for name in self.queries}

    def said(self) -> "dict[str, int]":
        """Return the next line of the process."""
        assert self.process.stdout is not None
        line: dict[str, int] = json.loads(self.process.stdout.readline())
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
    """Make the country, unless it stands there."""
    if (folder / "filled").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "suchok", "web", "nation", "--offices", str(offices)]
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

        call_command("collectstatic", verbosity=0, interactive=False)
        fetched, queries = {}, {}
        for name, user, address in pages():
            client = Client(SERVER_NAME="localhost")
            client.force_login(user)
            fetched[name] = (client, address)
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                status = client.get(address).status_code
            assert status == 200, f"{address}: {status}"
            queries[name] = len(captured)
        print(json.dumps(queries), flush=True)
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
    """Yield each page with who looks at it: those of the longest queue, and the administrator, who sees all."""
    from django.db.models import Count

    from suchok.core.workflow import Role
    from suchok.web.accounts.models import Office, User
    from suchok.web.reports.models import Report

    def holder(office: Office, role: Role) -> User:
        return User.objects.get(holdings__post__office=office, holdings__post__role=role.value)

    longest = Office.objects.annotate(below=Count("subordinates")).exclude(superior=None).order_by("-below", "pk")[0]
    report = Report.objects.filter(office__superior=longest, status="submitted").latest("pk")
    reviewer, officer = holder(longest, Role.REVIEWER), holder(report.office, Role.REPORTING_OFFICER)
    administrator = holder(Office.objects.get(superior=None), Role.ADMINISTRATOR)
    yield "queue of the reviewer", reviewer, "/reports/review"
    yield "queue, what waits", reviewer, "/reports/review?show=waiting"
    yield "report, reviewer", reviewer, f"/reports/{report.pk}"
    yield "report, officer", officer, f"/reports/{report.pk}"
    yield "plan", officer, f"/plans/{report.plan_id}"
    yield "work of the reviewer", reviewer, "/work/"
    yield "work of the officer", officer, "/work/"
    yield "work of the administrator", administrator, "/work/"
    yield "tree", administrator, "/offices/"
    yield "tree, opened", administrator, f"/offices/?open={longest.pk}"
    yield "office", administrator, f"/offices/{longest.pk}/"
    yield "list of offices", administrator, "/offices/list"
    yield "list, searched", administrator, "/offices/list?q=Synthetic+12"


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
                for name in large.queries:
                    small.time(name)
                    large.time(name)
        finally:
            small.end()
            large.end()
    return 0 if is_kept(small, large) else 1


def is_kept(small: Country, large: Country) -> bool:
    print(f"Pages at {LARGE:,} offices beside {SMALL}, ms of {TIMES}, Python {platform.python_version()}")
    print(f"{'':28}{'median':>8}{'p95':>8}{'at 240':>8}{'times':>7}{'queries':>9}")
    everything = True
    for name, times in large.times.items():
        median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        before = statistics.median(small.times[name])
        constant, queries = large.queries[name] == small.queries[name], large.queries[name]
        missed = [
            *(["p95"] if p95 > MOST_MILLISECONDS else []),
            *(["times"] if median > MOST_TIMES * before else []),
            *(["queries"] if queries >= MOST_QUERIES or not constant else []),
        ]
        everything = everything and not missed
        few = "" if constant else f" ({small.queries[name]} at {SMALL})"
        told = f"   missed: {', '.join(missed)}" if missed else ""
        print(f"{name:28}{median:8.1f}{p95:8.1f}{before:8.1f}{median / before:7.2f}{queries:9}{few}{told}")
    return everything


if __name__ == "__main__":
    sys.exit(answer() if sys.argv[1:] == ["--answer"] else main(*sys.argv[1:2]))
