"""The catalogue in the database and on its pages."""

from decimal import Decimal

import pgtrigger
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from suchok.core.plan.catalogue import official_plans, official_toml
from suchok.core.plan.unit import Unit
from suchok.web.plans.actions.templates import load_official_plans
from suchok.web.plans.models import Template
from suchok.web.plans.queries import issued_plans, issued_templates
from suchok.web.plans.table import Knowledge, plan_table
from tests.fixtures.pages import Fetch

pytestmark = pytest.mark.django_db


def first_versions() -> list[tuple[object, ...]]:
    return list(Template.objects.order_by("pk").values_list())


def test_each_official_plan_becomes_one_first_version() -> None:
    assert load_official_plans() == len(official_toml())
    assert {template.version for template in Template.objects.all()} == {1}
    by_name = [
        sorted(plans, key=lambda plan: (plan.fiscal_year, plan.level)) for plans in (issued_plans(), official_plans())
    ]
    assert by_name[0] == by_name[1]


def test_loading_again_adds_and_alters_nothing() -> None:
    load_official_plans()
    before = first_versions()
    assert load_official_plans() == 0
    assert first_versions() == before


def test_a_version_that_differs_from_the_file_stays_as_it_is() -> None:
    load_official_plans()
    official = Template.objects.get(fiscal_year="2022-23", level="field")
    with pgtrigger.ignore("plans.Template:issued_is_locked"):
        # As an earlier release may have issued it.
        Template.objects.filter(pk=official.pk).update(content=official.content + "\n# issued with this remark\n")
    before = first_versions()
    load_official_plans()
    assert first_versions() == before


def test_the_newest_version_counts() -> None:
    load_official_plans()
    first = Template.objects.get(fiscal_year="2022-23", level="field")
    Template.objects.create(
        family=first.family,
        fiscal_year=first.fiscal_year,
        level=first.level,
        version=2,
        content=first.content + "\n# second\n",
        issued_at=timezone.now(),
    )
    newest = issued_templates().get(fiscal_year="2022-23", level="field")
    assert newest.version == 2
    assert len(issued_plans()) == len(official_toml())


@pytest.mark.parametrize("version", [1, 0])
def test_the_database_refuses_a_second_first_version_and_version_zero(version: int) -> None:
    load_official_plans()
    row = Template.objects.first()
    assert row is not None
    row.pk, row.version = None, version
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_merged_cells_cover_every_row_once() -> None:
    for plan in official_plans():
        rows = plan_table(plan)
        assert len(rows) == len(plan.indicators)
        assert sum(row.area_rows for row in rows) == len(rows)
        assert sum(row.activity_rows for row in rows) == len(rows)
        assert all(len(row.targets) == len(plan.scale.levels) for row in rows)


def test_the_table_of_2022_23_is_the_one_that_offices_know(fetch: Fetch) -> None:
    html = fetch("/catalogue/2022-23/ministry").content.decode()
    for printed in ("কর্মসম্পাদন ক্ষেত্র", "লক্ষ্যমাত্রা ২০২২-২৩", "১০০%", "০৪/০৫/২০২৩", "৮৫%", "[১.২.১]", "তারিখ"):
        assert printed in html
    english = fetch("/catalogue/2022-23/ministry", lang="en").content.decode()
    for printed in ("Performance area", "Targets 2022-23", "4 May 2023", "85%", "[1.2.1]"):
        assert printed in english


def test_what_is_not_known_is_said(fetch: Fetch) -> None:
    assert "অজানা" in fetch("/catalogue/2021-22/ministry").content.decode()
    assert "অজানা" not in fetch("/catalogue/2022-23/field").content.decode()


def test_the_field_plan_has_no_areas(fetch: Fetch) -> None:
    assert "কর্মসম্পাদন ক্ষেত্র" not in fetch("/catalogue/2022-23/field").content.decode()


def test_every_issued_plan_is_listed_and_opens(fetch: Fetch) -> None:
    listed = fetch("/catalogue/").content.decode()
    for plan in official_plans():
        address = f"/catalogue/{plan.fiscal_year.code}/{plan.level}"
        assert f'href="{address}"' in listed
        fetch(address)


@pytest.mark.parametrize("address", ["/catalogue/2022-23/nobody", "/catalogue/1971-72/ministry", "/catalogue/2022-23"])
def test_a_plan_that_does_not_exist_is_not_found(fetch: Fetch, address: str) -> None:
    fetch(address, status=404)


def test_target_cells_tell_how_well_they_are_known() -> None:
    known = {cell.knowledge for plan in official_plans() for row in plan_table(plan) for cell in row.targets}
    assert {Knowledge.KNOWN, Knowledge.UNDEFINED, Knowledge.UNKNOWN} <= known


@pytest.mark.parametrize(
    ("lang", "unit", "shown"),
    [("bn", Unit.PERCENT, "২৯.৯৫%"), ("en", Unit.PERCENT, "29.95%"), ("bn", Unit.NUMBER, "২৯.৯৫")],
)
def test_values_in_the_digits_of_the_reader(lang: str, unit: Unit, shown: str) -> None:
    from suchok.web.ui.templatetags.bangla import target_value

    with translation.override(lang):
        assert target_value(Decimal("29.950"), unit) == shown
