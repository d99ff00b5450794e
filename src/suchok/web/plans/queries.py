"""Reads: issued templates, which are open to everyone, the plans of offices, and their calendar."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Greatest

from suchok.core.plan.calendar import Calendar, Deadline, Phase
from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.plan.plan import Plan as OfficialPlan
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits
from suchok.core.text.sorting import search_words
from suchok.core.workflow import Role, Subject, statuses_readable
from suchok.web.accounts.models import Office, OfficeWord, User
from suchok.web.accounts.queries import offices_merged_into, offices_visible_to
from suchok.web.accounts.queries.offices import InLine
from suchok.web.accounts.queries.order import as_read, name_key
from suchok.web.plans.convert import plan_of
from suchok.web.plans.models import Extension, Plan, PlanVersion, Template

EXTENSION_ORDERS: Mapping[str, tuple[str, ...]] = {
    "office": ("office__sort_key", "pk"),
    "-office": ("-office__sort_key", "-pk"),
    "until": ("until", "pk"),
    "-until": ("-until", "-pk"),
    "granted": ("granted_at", "pk"),
    "-granted": ("-granted_at", "-pk"),
}

TEMPLATE_ORDERS: Mapping[str, tuple[str, ...]] = {
    "year": ("fiscal_year", "level", "version"),
    "-year": ("-fiscal_year", "level", "-version"),
    "level": ("level", "-fiscal_year", "-version"),
    "-level": ("-level", "-fiscal_year", "-version"),
    "issued": ("issued_at", "pk"),
    "-issued": ("-issued_at", "-pk"),
}


def plans_visible_to(user: User) -> QuerySet[Plan]:
    """Return the plans that ``user`` may read: its offices' always, others from the status that the rights name."""
    own = user.offices_as(Role.REPORTING_OFFICER, Role.HEAD)
    reviewed = user.offices_as(Role.REVIEWER, Role.EVALUATOR)
    readable = statuses_readable(Subject.PLAN, Role.OBSERVER)
    sent = Q(office__in=offices_visible_to(user)) | Q(superior__in=reviewed)
    visible = (
        Q(office__in=own)
        | Q(office__in=offices_merged_into(own))
        | (sent & (Q(status__in=readable) | Q(versions__accepted_at__isnull=False)))
    )
    found = Plan.objects.filter(pk__in=Plan.objects.filter(visible).values("pk"))
    return found.select_related("office", "superior", "prepared_by", "submitted_by", "decided_by")


def plans_merged_into(plan: Plan, user: User) -> Sequence[Plan]:
    """Return the plans of the same year and family, of offices merged into the plan's, that ``user`` may read."""
    same = plans_visible_to(user).filter(fiscal_year=plan.fiscal_year, family=plan.family)
    return list(same.filter(office__merged_into=plan.office_id).order_by(f"office__{name_key()}", "pk"))


def plan_that_follows(plan: Plan, user: User) -> Plan | None:
    """Return the plan of the same year and family, of the office that took the plan's over, if ``user`` may read it."""
    if plan.office.merged_into_id is None:
        return None
    same = plans_visible_to(user).filter(fiscal_year=plan.fiscal_year, family=plan.family)
    return same.filter(office=plan.office.merged_into_id).first()


def versions_of(plan: Plan) -> Sequence[PlanVersion]:
    """Return the versions of a plan, the newest first."""
    return list(plan.versions.select_related("template", "made_by").order_by("-number"))


def extensions_in_force() -> QuerySet[Extension]:
    """Return the extensions that were not withdrawn."""
    return Extension.objects.filter(withdrawn=False)


def extensions_of(office: Office, year: str) -> Sequence[Extension]:
    """Return the extensions of a year that an office stands under: its own and those of the offices above it."""
    return list(extensions_in_force().filter(fiscal_year=year, office__in=office.line))


def extensions_over(office: Office, extensions: Iterable[Extension]) -> Sequence[Extension]:
    """Return those of ``extensions``, read with their offices, that an office stands under."""
    return [each for each in extensions if office.path.startswith(each.office.path)]


def extended_to(deadline: str, extensions: Iterable[Extension]) -> date | None:
    """Return the latest day to which a deadline was extended."""
    return max((each.until for each in extensions if each.deadline == deadline), default=None)


def phase_of(period: Period, plan: OfficialPlan, office: Office, moment: datetime) -> Phase:
    """Return where a period stands for an office."""
    return phase_under(period, plan, extensions_of(office, plan.fiscal_year.code), moment)


def phase_under(period: Period, plan: OfficialPlan, extensions: Iterable[Extension], moment: datetime) -> Phase:
    """Return where a period stands for an office that stands under ``extensions``."""
    extended = extended_to(period, extensions)
    return Calendar(plan.deadlines).phase(period, plan.fiscal_year, moment, extended=extended)


def last_day_of(deadline: str, plan: OfficialPlan, extensions: Iterable[Extension]) -> date | None:
    """Return the last day of a deadline under ``extensions``, ``None`` where the year sets none."""
    days = (Calendar(plan.deadlines).due_on(deadline), extended_to(deadline, extensions))
    return max((day for day in days if day is not None), default=None)


def templates_issued_in(year: FiscalYear) -> QuerySet[Template]:
    """Return the issued templates of a year, also those that newer ones replaced."""
    return Template.objects.filter(fiscal_year=year.code).exclude(issued_at=None)


def last_day_in_time(period: Period, year: FiscalYear) -> Subquery:
    """Return, for a query of plans, the last day on which a report on ``period`` is not late; ``NULL`` for none.

    It is ``Calendar.phase`` in SQL. The days of a year stand in its few templates, which are read once.
    """
    granted = extensions_in_force().filter(fiscal_year=year.code, deadline=period.value)
    above = granted.filter(InLine(F("office_id"), OuterRef(OuterRef("office__path"))))
    newest = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number")
    newest = newest.alias(extended=Subquery(above.order_by("-until").values("until")[:1]))
    days = [
        When(template=template, then=_extended(plan_of(template), period)) for template in templates_issued_in(year)
    ]
    # A year without templates has no day of which the database could tell that it is one.
    return Subquery(newest.values(day=Cast(Case(*days), DateField()))[:1])


def _extended(plan: OfficialPlan, period: Period) -> "F | Greatest | Coalesce":
    """Return the last day in time under the alias ``extended``; nothing is in time once the results are due."""
    calendar = Calendar(plan.deadlines)
    due, results = calendar.due_on(period), calendar.due_on(Deadline.RESULTS)
    first = min((day for day in (due, results) if day is not None), default=None)
    if first is None:
        return F("extended")
    # Without a deadline of its own, the day of an extension is the only one before that of the results.
    return Greatest("extended", Value(first)) if due is not None else Coalesce("extended", Value(first))


def last_day_to_amend(plan: OfficialPlan, office: Office) -> date | None:
    """Return the last day on which an amendment of a plan can be proposed, ``None`` where the year sets none."""
    return last_day_of(Deadline.AMENDMENT_PROPOSED, plan, extensions_of(office, plan.fiscal_year.code))


def extensions_visible_to(user: User) -> QuerySet[Extension]:
    """Return the extensions of the offices that ``user`` may see, and those that count for the own offices."""
    above = {pk for post in user.posts for pk in post.office.line}
    found = Extension.objects.filter(Q(office__in=offices_visible_to(user)) | Q(office__in=above))
    return found.select_related("office", "granted_by")


def extensions_found(user: User, *, words: str = "", order: str = "") -> QuerySet[Extension]:
    """Return the extensions that ``user`` may see whose office, year or reason holds each of ``words``."""
    found = extensions_visible_to(user)
    for word in search_words(words):
        of_office = Exists(OfficeWord.objects.filter(office=OuterRef("office"), word__startswith=word))
        found = found.filter(of_office | Q(fiscal_year__contains=word) | Q(reason__icontains=word))
    return found.order_by(*as_read(EXTENSION_ORDERS.get(order, EXTENSION_ORDERS["-granted"])))


@dataclass(frozen=True, slots=True)
class Window:
    """Between which days a deadline can be put off: after ``day``, which the year sets, until ``closes_on``."""

    day: date
    closes_on: date


def window_of(deadline: str, office: Office, year: str) -> Window | None:
    """Return the narrowest window of the plans of a year of an office and those below it, ``None`` for no deadline."""
    levels = Office.objects.filter(path__startswith=office.path).order_by().values("level").distinct()
    every = [plan_of(template) for template in issued_templates().filter(fiscal_year=year, level__in=levels)]
    plans = [plan for plan in every if deadline in plan.deadlines]
    if not plans:
        return None
    closes_on = min(Calendar(plan.deadlines).closes_on(plan.fiscal_year) for plan in plans)
    return Window(min(plan.deadlines[deadline] for plan in plans), closes_on)


def templates_found(*, words: str = "", order: str = "") -> QuerySet[Template]:
    """Return the templates, drafts too, whose year, level or text holds each of ``words``."""
    found = Template.objects.all()
    for word in normalise(words).split():
        found = found.filter(Q(fiscal_year__contains=to_latin_digits(word)) | Q(content__icontains=word))
    return found.order_by(*TEMPLATE_ORDERS.get(order, TEMPLATE_ORDERS["-year"]))


def years_with_templates() -> Sequence[FiscalYear]:
    """Return the years that have an issued template, the newest first."""
    codes = issued_templates().values_list("fiscal_year", flat=True)
    return [FiscalYear.from_code(code) for code in dict.fromkeys(codes)]


def issued_templates() -> QuerySet[Template]:
    """The newest version of each plan, newest year first."""
    newest = (
        Template.objects.exclude(issued_at=None)
        .order_by("fiscal_year", "level", "family", "-version")
        .distinct("fiscal_year", "level", "family")
    )
    return Template.objects.filter(pk__in=newest.values("pk")).order_by("-fiscal_year", "pk")


def issued_version(template: Template) -> Template | None:
    """Return the newest issued template of the same year, level and family."""
    same = {"fiscal_year": template.fiscal_year, "level": template.level, "family": template.family}
    return issued_templates().filter(**same).first()


@dataclass(frozen=True, slots=True)
class Adoption:
    """Who would get the plan of a template: open offices of its level, those with a plan of the year left out."""

    without_plan: QuerySet[Office]
    with_plan: QuerySet[Office]


def adoption_of(template: Template, offices: QuerySet[Office]) -> Adoption:
    """Return which of ``offices`` would get the plan of a template, and which have one already."""
    adopting = offices.filter(level=template.level, closed_on=None)
    plans = Plan.objects.filter(fiscal_year=template.fiscal_year, family=template.family).values("office_id")
    return Adoption(adopting.exclude(pk__in=plans), adopting.filter(pk__in=plans))


def issued_plans() -> tuple[OfficialPlan, ...]:
    """The plans of ``issued_templates``, as ``core`` needs them to check a document."""
    return tuple(plan_of(template) for template in issued_templates())
