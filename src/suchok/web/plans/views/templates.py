"""Templates made in the browser: copied from a year, written as a table, checked, issued, adopted."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from suchok.core.plan.catalogue import BrokenPlan, draft_from_toml
from suchok.core.plan.catalogue.checks import check_plan
from suchok.core.plan.catalogue.writing import plan_to_toml
from suchok.core.plan.fiscal_year import FiscalYear, UnknownFiscalYear
from suchok.core.plan.plan import NotApplicable, Plan, Rule
from suchok.core.plan.unit import Unit
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits
from suchok.core.workflow import Role
from suchok.web.accounts.models import Office, User
from suchok.web.accounts.views.person import signed_in
from suchok.web.plans.actions.plans import adopt_template
from suchok.web.plans.actions.templates import (
    Replaced,
    copy_template,
    discard_draft,
    import_template,
    issue_template,
    write_draft,
)
from suchok.web.plans.convert import draft_of
from suchok.web.plans.forms.template import TypedRow, kinds_of, plan_posted, rows_of_plan, rows_posted
from suchok.web.plans.forms.template_head import NotUnderstood, TypedHead, head_of_plan, head_posted, sent_under
from suchok.web.plans.forms.template_place import fault_said
from suchok.web.plans.models import Template
from suchok.web.plans.queries import adoption_of, issued_templates, issued_version, templates_found
from suchok.web.ui.downloads import csv_download, file_download
from suchok.web.ui.language import in_digits, in_language
from suchok.web.ui.numbers import number_in
from suchok.web.ui.posting import form_on

ROWS_OF_A_PAGE = 50
COLUMNS = ("fiscal_year", "level", "family", "version", "issued_at", "indicators", "total")
_LARGEST_FILE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Typed:
    """A draft as it stands in its form: what is above the table, and the table."""

    head: TypedHead
    rows: Sequence[TypedRow]


@login_required
@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    _administrator(request)
    return _list(request)


@login_required
@require_safe
def templates_file(request: HttpRequest) -> StreamingHttpResponse:
    """Every template of the list as CSV."""
    _administrator(request)
    return csv_download("templates.csv", COLUMNS, map(_csv_row, _found(request)))


@login_required
@form_on("templates:list")
def copy(request: HttpRequest) -> HttpResponse:
    _administrator(request)
    template = get_object_or_404(Template, pk=number_in(request.POST.get("template")))
    try:
        year = FiscalYear.from_code(to_latin_digits(request.POST.get("year", "").strip()))
    except UnknownFiscalYear:
        sentence = _("Write the fiscal year as 2026-27.")
        return _list(request, refusal=sentence, typed=request.POST, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    made = copy_template(template, year, actor=_administrator(request))
    return redirect("templates:draft", pk=made.pk)


@login_required
@form_on("templates:list")
def take_in(request: HttpRequest) -> HttpResponse:
    _administrator(request)
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > _LARGEST_FILE:
        return _list(request, refusal=_("Choose a TOML file first."), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        text = file.read().decode("utf-8")
        made = import_template(text, name=file.name or "TOML", actor=_administrator(request))
    except UnicodeDecodeError:
        sentence = _("The file is no text in UTF-8; save it as TOML again.")
        return _list(request, refusal=sentence, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except BrokenPlan as error:
        return _list(
            request, refusal=in_language(error.sentence, get_language() or "bn"), status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    return redirect("templates:draft", pk=made.pk)


@login_required
@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    _administrator(request)
    template = get_object_or_404(Template, pk=pk)
    if template.issued_at is not None:
        return redirect("catalogue:plan", year=template.fiscal_year, level=template.level)
    plan = draft_of(template)
    return _draft(request, template, plan, _Typed(head_of_plan(plan), rows_of_plan(plan)))


@login_required
@form_on("templates:draft", "pk")
def write(request: HttpRequest, pk: int) -> HttpResponse:
    _administrator(request)
    template = _draft_row(pk)
    plan = draft_of(template)
    head = head_posted(request.POST)
    typed = _Typed(head, rows_posted(request.POST, sent_under(head, plan)))
    try:
        written = plan_posted(request.POST, plan)
    except NotUnderstood as error:
        told = {"refusal": str(error), "wrong": error.field.removeprefix("deadline-")}
        return _draft(request, template, plan, typed, **told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if "check" in request.POST:
        return _draft(request, template, written, typed)
    if refusal := _kept(request, template, written):
        return _draft(request, template, written, typed, refusal=refusal, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    issued = "issue" in request.POST
    messages.success(request, _("Issued and locked: offices can adopt it.") if issued else _("Saved."))
    return redirect("templates:list") if issued else redirect("templates:draft", pk=pk)


def _kept(request: HttpRequest, template: Template, written: Plan) -> str:
    """Keep what was written, and issue it where that was asked for; return what stands in the way."""
    actor = _administrator(request)
    try:
        write_draft(template_id=template.pk, plan=written, actor=actor)
        if "issue" in request.POST and issued_version(template) is not None and "replaces" not in request.POST:
            return _("Saved, and not issued yet: confirm that it replaces the version that was issued before.")
        if "issue" in request.POST:
            issue_template(template_id=template.pk, actor=actor)
    except BrokenPlan as error:
        return fault_said(error)
    except Replaced as error:
        return _replaced(error)
    return ""


@login_required
@form_on("templates:list")
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    _administrator(request)
    discard_draft(template_id=_draft_row(pk).pk, actor=_administrator(request))
    messages.success(request, _("The draft is discarded."))
    return redirect("templates:list")


@login_required
@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    _administrator(request)
    template = get_object_or_404(Template, pk=pk)
    name = f"{template.fiscal_year}-{template.level}.toml"
    return file_download(name, template.content.encode(), "application/toml; charset=utf-8")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how many offices would get the plan of a template, and give it to them, or to one."""
    _administrator(request)
    template = get_object_or_404(Template.objects.exclude(issued_at=None), pk=pk)
    offices = Office.objects.exclude(superior=None)
    if request.method != "POST":
        adoption = adoption_of(template, offices)
        counts = {"without_plan": adoption.without_plan.count(), "with_plan": adoption.with_plan.count()}
        return render(request, "plans/adopt.html", {"template": template, **counts})
    if "office" in request.POST:
        offices = offices.filter(code=normalise(request.POST["office"]), closed_on=None)
        if not offices.filter(level=template.level).exists():
            sentence = _("No open office has this code and fills this plan.")
            further = {"refusal": sentence, "typed": request.POST, "given": template}
            return _list(request, status=HTTPStatus.UNPROCESSABLE_ENTITY, **further)
    try:
        count = adopt_template(template, offices, actor=_administrator(request))
    except Replaced as error:
        return _list(request, refusal=_replaced(error), status=HTTPStatus.CONFLICT)
    sentence = _("Offices that have adopted the plan just now: %(count)s.")
    messages.success(request, sentence % {"count": in_digits(str(count), get_language() or "bn")})
    return redirect("templates:list")


def _list(request: HttpRequest, *, status: int = HTTPStatus.OK, **further: object) -> HttpResponse:
    context = {
        "rows": Paginator(_found(request), ROWS_OF_A_PAGE).get_page(request.GET.get("page")),
        "sort": request.GET.get("sort") or "-year",
        "columns": (("year", _("Fiscal year")), ("level", _("Level of office")), ("issued", _("Status"))),
        "templates": templates_found(),
        "newest": set(issued_templates().values_list("pk", flat=True)),
        "next_year": FiscalYear(FiscalYear.containing(timezone.localdate()).start_year + 1),
        **further,
    }
    return render(request, "plans/templates.html", context, status=status)


def _found(request: HttpRequest) -> QuerySet[Template]:
    return templates_found(words=request.GET.get("q", ""), order=request.GET.get("sort", ""))


def _replaced(error: Replaced) -> str:
    return _("Version %(number)s was issued after this one and has replaced it.") % {
        "number": in_digits(str(error.newest.version), get_language() or "bn")
    }


def _csv_row(template: Template) -> tuple[str, ...]:
    issued = timezone.localtime(template.issued_at).isoformat() if template.issued_at else ""
    plan = draft_of(template)
    count, total = str(len(tuple(plan.indicators))), str(plan.total)
    return template.fiscal_year, template.level, template.family, str(template.version), issued, count, total


def _draft(
    request: HttpRequest,
    template: Template,
    plan: Plan,
    typed: _Typed,
    *,
    status: int = HTTPStatus.OK,
    **further: object,
) -> HttpResponse:
    context = {
        "template": template,
        "replaced": issued_version(template),
        "plan": plan,
        "typed": typed,
        "problem": _problem(plan),
        "rules": list(Rule),
        "ways": list(NotApplicable),
        "units": list(Unit),
        "kinds": kinds_of(plan),
        "weights": sum(indicator.weight for indicator in plan.indicators),
        **further,
    }
    return render(request, "plans/draft.html", context, status=status)


def _problem(plan: Plan) -> str:
    """Return the sentence for the first thing in a draft that cannot be right, ``""`` if it can be issued."""
    try:
        check_plan(draft_from_toml(plan_to_toml(plan), name=""), file="")
    except BrokenPlan as error:
        return fault_said(error)
    return ""


def _draft_row(pk: int) -> Template:
    return get_object_or_404(Template, pk=pk, issued_at=None)


def _administrator(request: HttpRequest) -> User:
    """Return who is signed in, a regime administrator; for everybody else there is no such page."""
    user = signed_in(request)
    if not user.holds(Role.ADMINISTRATOR):
        raise Http404
    return user
