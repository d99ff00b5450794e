"""``load_catalogue``: the official plans become the first versions of the templates."""

from typing import Any

from django.core.management.base import BaseCommand

from suchok.web.plans.actions.templates import load_official_plans


class Command(BaseCommand):
    """Part of ``suchok web migrate``."""

    help = "Load the official plans that the database lacks; versions that it has stay as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        load_official_plans()
