"""Drafts of templates, and their form as a browser sends it."""

from django.test import Client
from django.urls import reverse

from suchok.web.plans.actions.templates import load_official_plans
from suchok.web.plans.convert import draft_of
from suchok.web.plans.forms.template import rows_of_plan
from suchok.web.plans.forms.template_head import MOST_LEVELS, head_of_plan
from suchok.web.plans.models import Template
from tests.people import Cast, signed_in


def table(template: Template, **changed: str) -> dict[str, object]:
    """The form of a draft as a browser sends it, with some of its cells changed."""
    plan = draft_of(template)
    sent: dict[str, object] = {"total": str(plan.total), "rule": plan.rule.value}
    for level in head_of_plan(plan).levels:
        sent |= {f"level-{level.number}": level.percent}
        sent |= {f"level_bn-{level.number}": level.name_bn, f"level_en-{level.number}": level.name_en}
    for row in rows_of_plan(plan):
        sent |= {f"{column}-{row.number}": text for column, text in row.cells.items()}
        sent |= {f"t{level}-{row.number}": text for level, text in row.targets}
        sent[f"evidence-{row.number}"] = sorted(row.evidence)
    return sent | {f"deadline-{name}": f"{day:%d.%m.%Y}" for name, day in plan.deadlines.items()} | changed


def drafted(people: Cast) -> tuple[Client, Template]:
    load_official_plans()
    client = signed_in(people.administrator)
    official = Template.objects.get(fiscal_year="2022-23", level="field")
    client.post(reverse("templates:copy"), {"template": official.pk, "year": "২০২৭-২৮"})
    return client, Template.objects.get(fiscal_year="2027-28")


def filled(numbers: range) -> dict[str, str]:
    """New rows of a form, each with a code and a title of its own."""
    row = {"activity": "6.1", "activity_title": "নতুন", "unit": "number", "weight": "4", "t100": "২"}
    sent = {f"{column}-{number}": text for number in numbers for column, text in row.items()}
    return sent | {f"code-{at}": f"6.1.{at}" for at in numbers} | {f"title-{at}": f"সূচক {at}" for at in numbers}


def ten_levels() -> dict[str, str]:
    """As many rating levels as a template may have, added to the three of the draft."""
    names = {f"level_{lang}-{at}": f"Level {at}" for at in range(3, MOST_LEVELS) for lang in ("bn", "en")}
    return {f"level-{at}": str(50 - at) for at in range(3, MOST_LEVELS)} | names
