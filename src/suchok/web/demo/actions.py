"""Writes: an empty site becomes the demonstration."""

from django.db import transaction
from django.utils import timezone

from suchok.core.plan.fiscal_year import FiscalYear
from suchok.web.accounts.models import Office, User
from suchok.web.demo.people import make_offices
from suchok.web.demo.year import Stage, carry_year


class NotEmpty(Exception):
    """The site has offices already; the demonstration is never mixed with real data."""


@transaction.atomic
def make_demo(stage: str, *, password: str) -> None:
    """Fill an empty database; raises ``NotEmpty``."""
    if Office.objects.exists() or User.objects.exists():
        raise NotEmpty
    since = FiscalYear(FiscalYear.containing(timezone.localdate()).start_year - 3).first_day
    make_offices(password, since=since)
    carry_year(Stage(stage))
