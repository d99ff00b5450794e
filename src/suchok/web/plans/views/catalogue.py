"""The catalogue: all official plans, and one of them as the table that offices know."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from suchok.web.plans.convert import plan_of
from suchok.web.plans.queries import issued_plans, issued_templates
from suchok.web.plans.table import Knowledge, plan_table


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    return render(request, "plans/catalogue.html", {"plans": issued_plans()})


@require_safe
def official_plan(request: HttpRequest, year: str, level: str) -> HttpResponse:
    template = get_list_or_404(issued_templates(), fiscal_year=year, level=level)[0]
    plan = plan_of(template)
    table = plan_table(plan)
    shown = {cell.knowledge for row in table for cell in row.targets}
    source, source_language = plan.source_in(get_language() or "bn")
    context = {
        "plan": plan,
        "source": source,
        "source_language": source_language,
        "table": table,
        "doubtful": Knowledge.UNCERTAIN in shown,
        "unknown": Knowledge.UNKNOWN in shown,
        "undefined": Knowledge.UNDEFINED in shown,
    }
    return render(request, "plans/official_plan.html", context)
