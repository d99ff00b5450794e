"""24,000 offices from a CSV file, beside django-import-export with ``use_bulk`` on the same rows.

Ours reads, shows what would change with every mistake by row and column, and takes over: superiors, paths, Bangla
order, search words. The peer goes its usual way, a dry run and then the import, and writes the same facts without any
of these, which is less work.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

OFFICES, TIMES, BAR, MOST_SECONDS = 24_000, 5, 5.0, 60.0
HEADINGS = "code,superior_code,name_bn,name_en,kind,level,geographic_code,memo_code"


def rows(*, of: int) -> Iterator[str]:
    """Yield a country: ministries, departments, districts and upazilas, each below another."""
    yield HEADINGS
    for number in range(of):
        superior = "" if number < 52 else str((number - 52) // 12)
        name = f"উপজেলা নির্বাহী অফিসারের কার্যালয় {number}"
        yield f"{number},{superior},{name},Upazila Nirbahi Office {number},upazila,field,{number:04},"


@contextmanager
def database() -> Iterator[None]:
    """Run a site of its own in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "SUCHOK_DATA_DIR": folder,
            "SUCHOK_SECRET_KEY": "k" * 40,
            "DJANGO_SETTINGS_MODULE": "suchok.web.settings",
        }
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connections

        Path(folder).chmod(0o755)
        connections.settings["default"].update(settings.OWNER_DATABASE)
        with settings.EMBEDDED.running():
            call_command("migrate", verbosity=0, interactive=False)
            yield
            connections.close_all()


def ours(data: bytes) -> tuple[float, float]:
    """Return the seconds of the preview and of taking over."""
    from django.utils import timezone

    from suchok.web.accounts.actions import imports
    from suchok.web.accounts.actions.offices import Occasion

    actor = administrator()
    begun = perf_counter()
    run = imports.lay_out(actor=actor, name="offices.csv", data=data)
    shown = perf_counter()
    imports.take_over(Occasion(actor, timezone.localdate(), "benchmark"), run_id=run.pk)
    return shown - begun, perf_counter() - shown


def peer(data: bytes) -> float:
    """Return the seconds of django-import-export."""
    import tablib
    from import_export import resources

    from suchok.web.accounts.models import Office

    numbers = count(1_000_000)

    class Offices(resources.ModelResource):
        class Meta:
            model = Office
            import_id_fields = ("code",)
            fields = ("code", "name_bn", "name_en", "kind", "level", "geographic_code", "memo_code")
            use_bulk = True
            batch_size = 1000
            skip_diff = True
            use_transactions = True

        def before_save_instance(self, instance: Office, row: object, **given: object) -> None:  # noqa: ARG002
            instance.pk = next(numbers)
            instance.path, instance.sort_key = f"{instance.pk}/", instance.name_bn

    begun = perf_counter()
    Offices().import_data(tablib.Dataset().load(data.decode(), format="csv"), dry_run=True)
    result = Offices().import_data(tablib.Dataset().load(data.decode(), format="csv"))
    seconds = perf_counter() - begun
    assert not result.has_errors(), result.row_errors()[0][1][0].error
    return seconds


def administrator() -> "User":  # type: ignore[name-defined]  # noqa: F821
    """Return somebody who may change every office."""
    from suchok.web.accounts.models import Holding, Office, Post, User

    user = User.objects.create_user("administrator@example.gov.bd")
    top = Office.objects.create(
        pk=1, code="top", name_bn="শীর্ষ", kind="cabinet", level="ministry", path="1/", sort_key=""
    )
    post = Post.objects.create(office=top, role="administrator", title_bn="প্রশাসক")
    Holding.objects.create(post=post, user=user, start="2020-07-01")
    return user


def emptied() -> None:
    """Take everything back, so that each turn writes into the same tables."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE accounts_office, accounts_officeword, accounts_officeimport, accounts_user, audit_entry CASCADE"
        )
        cursor.execute("ALTER SEQUENCE accounts_office_id_seq RESTART WITH 100")


def main() -> int:
    """Print both sides and return 1 where the bar is missed."""
    data = "\n".join(rows(of=OFFICES)).encode()
    mine, theirs = [], []
    with database():
        for _ in range(TIMES):
            emptied()
            mine.append(ours(data))
            emptied()
            theirs.append(peer(data))
    preview, taking = median(turn[0] for turn in mine), median(turn[1] for turn in mine)
    ratio = median(theirs) / (preview + taking)
    print(f"{OFFICES} offices from CSV: preview {preview:.1f} s, taking over {taking:.1f} s")
    print(f"  django-import-export, use_bulk: {median(theirs):.1f} s; ours is {ratio:.1f} times as fast (bar {BAR})")
    return 0 if ratio >= BAR and preview + taking <= MOST_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
