"""Writes: an empty site becomes a synthetic country."""

from random import Random

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.utils import timezone

from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.workflow import Role
from suchok.web.accounts.models import Office, User
from suchok.web.audit.actions import record
from suchok.web.demo.actions import NotEmpty
from suchok.web.demo.nation.people import make_offices
from suchok.web.demo.nation.tree import places
from suchok.web.demo.nation.year import make_year
from suchok.web.demo.year import issue_templates


@transaction.atomic
def make_nation(count: int, *, years: int, seed: int, password: str | None) -> None:
    """Fill an empty database with ``count`` offices, ``years`` years that are over and the one that runs.

    All of it or nothing. Everybody has the same ``password``, none can sign in where it is ``None``. Raises
    ``NotEmpty``.
    """
    if Office.objects.exists() or User.objects.exists():
        raise NotEmpty
    random = Random(seed)  # noqa: S311 - the same country again is the point
    running = FiscalYear.containing(timezone.localdate())
    # Checked statement by statement: the end of the transaction would have to remember every row.
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    record("demo.nation", actor=None, offices=count, years=years, seed=seed)
    since = FiscalYear(running.start_year - years - 1).first_day
    offices = make_offices(places(count, random), password=make_password(password), since=since)
    administrator = User.objects.get(pk=offices[0].people[Role.ADMINISTRATOR])
    for start in range(running.start_year - years, running.start_year + 1):
        year = FiscalYear(start)
        templates = {template.level: template for template in issue_templates(year, administrator)}
        # The entry of the templates' own acts came in between.
        record("demo.nation", actor=None, year=year.code)
        make_year(offices, year, templates, random)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
