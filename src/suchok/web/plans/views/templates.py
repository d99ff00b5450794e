"""Templates: listed, copied from a year, taken in, downloaded, adopted."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from suchok.core.plan.catalogue import BrokenPlan
from suchok.core.plan.fiscal_year import FiscalYear, UnknownFiscalYear
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits
from suchok.web.accounts.models import Office
from suchok.web.plans.actions.plans import adopt_template
from suchok.web.plans.actions.templates import Replaced, copy_template, import_template
from suchok.web.plans.convert import draft_of
from suchok.web.plans.models import Template
from suchok.web.plans.queries import adoption_of, issued_templates, templates_found
from suchok.web.plans.views.administrator import administrator, replaced_said
from suchok.web.ui.downloads import csv_download, file_download
from suchok.web.ui.language import in_digits, in_language
from suchok.web.ui.numbers import number_in
from suchok.web.ui.posting import form_on

ROWS_OF_A_PAGE = 50
COLUMNS = ("fiscal_year", "level", "family", "version", "issued_at", "indicators", "total")
_LARGEST_FILE = 1024 * 1024


@login_required
@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    administrator(request)
    return _list(request)


@login_required
@require_safe
def templates_file(request: HttpRequest) -> StreamingHttpResponse:
    """Every template of the list as CSV."""
    administrator(request)
    return csv_download("templates.csv", COLUMNS, map(_csv_row, _found(request)))


@login_required
@form_on("templates:list")
def copy(request: HttpRequest) -> HttpResponse:
    administrator(request)
    template = get_object_or_404(Template, pk=number_in(request.POST.get("template")))
    try:
        year = FiscalYear.from_code(to_latin_digits(request.POST.get("year", "").strip()))
    except UnknownFiscalYear:
        sentence = _("Write the fiscal year as 2026-27.")
        return _list(request, refusal=sentence, typed=request.POST, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    made = copy_template(template, year, actor=administrator(request))
    return redirect("templates:draft", pk=made.pk)


@login_required
@form_on("templates:list")
def take_in(request: HttpRequest) -> HttpResponse:
    administrator(request)
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > _LARGEST_FILE:
        return _list(request, refusal=_("Choose a TOML file first."), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        text = file.read().decode("utf-8")
        made = import_template(text, name=file.name or "TOML", actor=administrator(request))
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
def export(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    template = get_object_or_404(Template, pk=pk)
    name = f"{template.fiscal_year}-{template.level}.toml"
    return file_download(name, template.content.encode(), "application/toml; charset=utf-8")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how many offices would get the plan of a template, and give it to them, or to one."""
    administrator(request)
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
        count = adopt_template(template, offices, actor=administrator(request))
    except Replaced as error:
        return _list(request, refusal=replaced_said(error), status=HTTPStatus.CONFLICT)
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


def _csv_row(template: Template) -> tuple[str, ...]:
    issued = timezone.localtime(template.issued_at).isoformat() if template.issued_at else ""
    plan = draft_of(template)
    count, total = str(len(tuple(plan.indicators))), str(plan.total)
    return template.fiscal_year, template.level, template.family, str(template.version), issued, count, total
