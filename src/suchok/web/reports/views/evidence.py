"""The evidence of a report: added, shown, removed. Whoever may read the report may see it."""

from datetime import date
from functools import partial
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from suchok.core.plan.fiscal_year import Period
from suchok.core.text.normalise import legible, normalise
from suchok.core.text.written import day_in
from suchok.core.workflow import StepNotAllowed
from suchok.documents.previews import without_hidden
from suchok.documents.readers import UnreadableFile
from suchok.web.accounts.views.person import signed_in
from suchok.web.evidence import store
from suchok.web.evidence.actions import Claim, Offered, add_evidence, remove_evidence
from suchok.web.evidence.models import Evidence
from suchok.web.evidence.queries import evidence_of
from suchok.web.plans.convert import plan_of_version
from suchok.web.reports.actions import PeriodNotOpen, must_be_writable
from suchok.web.reports.models import Report
from suchok.web.reports.views.report import refused, report_page, visible
from suchok.web.ui.downloads import file_download
from suchok.web.ui.language import in_language
from suchok.web.ui.posting import form_on

_LONGEST_NAME = 120


class _NoDay(ValueError):
    """What stands for the day of evidence is none; its text is what was typed."""


@login_required
@form_on("reports:report", "pk")
def add(request: HttpRequest, pk: int) -> HttpResponse:
    found, code = visible(request, pk), request.POST.get("code", "")
    codes = [indicator.code for indicator in plan_of_version(found.plan_version).indicators]
    if code not in codes:
        raise Http404
    uploads = request.FILES.getlist("file")
    if not uploads:
        return _not_added(request, found, _("Choose a file first."))
    try:
        for upload in uploads:
            _add(request, found, code, upload)
    except UnreadableFile as error:
        sentence = in_language(error.sentence, get_language() or "bn")
        return _not_added(request, found, sentence)
    except _NoDay as error:
        sentence = _("'%(text)s' is no date; write one such as 15/10/2026.") % {"text": str(error)}
        return _not_added(request, found, sentence)
    except OSError:
        sentence = _("The evidence could not be kept: there is no room now. Please try again later.")
        return _not_added(request, found, sentence, HTTPStatus.INSUFFICIENT_STORAGE)
    except (StepNotAllowed, PeriodNotOpen) as error:
        return report_page(request, found, status=HTTPStatus.CONFLICT, refusal=refused(error))
    return redirect(f"{reverse('reports:report', args=[pk])}#row-{codes.index(code)}")


@login_required
@form_on("reports:report", "pk")
def remove(request: HttpRequest, pk: int, evidence: int) -> HttpResponse:
    found = visible(request, pk)
    allow = partial(must_be_writable, pk, signed_in(request))
    try:
        remove_evidence(_of(found, evidence), actor=signed_in(request), allow=allow)
    except (StepNotAllowed, PeriodNotOpen) as error:
        return report_page(request, found, status=HTTPStatus.CONFLICT, refusal=refused(error))
    return redirect("reports:report", pk=pk)


@login_required
@require_safe
def file(request: HttpRequest, pk: int, evidence: int) -> HttpResponse:
    kept = _of(visible(request, pk), evidence)
    return file_download(kept.name, without_hidden(store.data_of(kept.sha256)), kept.media_type)


@login_required
@require_safe
def preview(request: HttpRequest, pk: int, evidence: int) -> HttpResponse:
    kept = _of(visible(request, pk), evidence)
    if not kept.has_preview:
        raise Http404
    response = HttpResponse(store.data_of(kept.sha256, preview=True), content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=86400, immutable"
    return response


def _not_added(
    request: HttpRequest, found: Report, sentence: str, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY
) -> HttpResponse:
    """Answer with the form of the indicator open, its kind and day as they were chosen, and the sentence in it."""
    unadded = request.POST.get("code", "")
    return report_page(request, found, status=status, unadded=unadded, why=sentence, typed=request.POST)


def _add(request: HttpRequest, found: Report, code: str, upload: "UploadedFile[bytes]") -> None:
    name = (legible(upload.name or "") or "file")[-_LONGEST_NAME:]
    if (upload.size or 0) > settings.UPLOAD_LIMIT:
        raise UnreadableFile("file.too_large", name=name, limit=str(settings.UPLOAD_LIMIT // 1024**2))
    kind = request.POST.get("kind", "")
    add_evidence(
        Claim(found.plan, Period(found.period), code),
        Offered(
            name=name,
            data=upload.read(),
            kind=kind if kind in Evidence.Kind.values else Evidence.Kind.OTHER,
            day=_day(request),
        ),
        actor=signed_in(request),
        allow=partial(must_be_writable, found.pk, signed_in(request)),
    )


def _day(request: HttpRequest) -> date | None:
    text = normalise(request.POST.get("day", ""))
    day = day_in(text)
    if text and day is None:
        raise _NoDay(text)
    return day


def _of(found: Report, evidence: int) -> Evidence:
    return get_object_or_404(evidence_of(found.plan, Period(found.period)), pk=evidence)
