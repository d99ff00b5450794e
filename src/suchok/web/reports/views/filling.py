"""The way back: a report filled in Word, Excel or on paper is read, and shown cell by cell before anything is taken."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from suchok.core.checking.checking import check_document
from suchok.core.checking.sentences import placed_sentence_of
from suchok.core.report.matching import match_sheets
from suchok.documents.readers import UnreadableFile, read_file
from suchok.web.plans.convert import plan_of_version
from suchok.web.reports.convert.files import filled_cells
from suchok.web.reports.queries import cells_of
from suchok.web.reports.views.report import report_page, visible
from suchok.web.ui.errors import too_large_sentence
from suchok.web.ui.language import in_language
from suchok.web.ui.posting import form_on

_LONGEST_NAME = 120


@login_required
@form_on("reports:report", "pk")
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a filled file says beside what the report says now."""
    found = visible(request, pk)
    file = request.FILES.get("file")
    if file is None:
        return report_page(request, found, status=HTTPStatus.UNPROCESSABLE_ENTITY, refusal=_("Choose a file first."))
    if (file.size or 0) > settings.UPLOAD_LIMIT:
        return report_page(request, found, status=HTTPStatus.UNPROCESSABLE_ENTITY, refusal=too_large_sentence())
    plan = plan_of_version(found.plan_version)
    try:
        document = read_file((file.name or "document")[-_LONGEST_NAME:], file.read(), [plan])
    except UnreadableFile as error:
        sentence = in_language(error.sentence, get_language() or "bn")
        return report_page(request, found, status=HTTPStatus.UNPROCESSABLE_ENTITY, refusal=sentence)
    findings = [finding for finding in check_document(document, [plan]) if finding.severity != "info"]
    cells = filled_cells(document, match_sheets(document, [plan]), cells_of(found), findings)
    if cells is None:
        sentence = _("In this file there is no table that belongs to the plan of this report.")
        return report_page(request, found, status=HTTPStatus.UNPROCESSABLE_ENTITY, refusal=sentence)
    at_cells = [finding for cell in cells for finding, _, _ in cell.findings]
    elsewhere = [placed_sentence_of(finding) for finding in findings if finding not in at_cells]
    context = {"report": found, "cells": cells, "findings": elsewhere, "name": document.source.name}
    return render(request, "reports/filled.html", context)
