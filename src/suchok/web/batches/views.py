"""The page of a batch with its progress, what can be downloaded of it, and its end."""

from collections import Counter

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from suchok.documents.results import results_workbook
from suchok.documents.writers import Format
from suchok.web.batches import actions
from suchok.web.batches.convert import about, batch_as_json, failure_of, line_of
from suchok.web.batches.models import Batch, BatchFile
from suchok.web.batches.queries import batches_visible_to, files_of, results_of
from suchok.web.ui.posting import form_on
from suchok.web.ui.problems import wants_json


@never_cache
@require_safe
def batch(request: HttpRequest, token: str) -> HttpResponse:
    found = get_object_or_404(batches_visible_to(token))
    files = files_of(found)
    if wants_json(request):
        return JsonResponse(batch_as_json(found, files, token))
    states, language = Counter(file.state for file in files), get_language() or "bn"
    context = {
        "batch": found,
        "token": token,
        "total": len(files),
        "done": len(files) - states[BatchFile.State.WAITING],
        "working": found.state == Batch.State.WAITING,
        "gave_up": found.state == Batch.State.FAILED,
        "files": [(file, about(file, language), _spoken_failure(found, file, language)) for file in files],
        "failed": states[BatchFile.State.FAILED],
        "with_errors": sum(file.errors > 0 for file in files),
    }
    return render(request, "batches/batch.html", context)


@never_cache
@require_safe
def workbook(request: HttpRequest, token: str) -> HttpResponse:
    found = get_object_or_404(batches_visible_to(token))
    language = get_language() or "bn"
    content = results_workbook(results_of(found), language=language, timestamp=timezone.now())
    return _attached(content, Format.XLSX.media_type, "results.xlsx")


@never_cache
@require_safe
def lines(request: HttpRequest, token: str) -> HttpResponse:
    found = get_object_or_404(batches_visible_to(token))
    said = "".join(f"{line_of(file)}\n" for file in found.files.order_by("number"))
    return _attached(said.encode(), "application/jsonl", "results.jsonl")


# Only whoever knows the address can send this, so a forged request cannot be made.
@csrf_exempt
@never_cache
@form_on("batches:batch", "token")
def delete(request: HttpRequest, token: str) -> HttpResponse:
    actions.delete(get_object_or_404(batches_visible_to(token)))
    return render(request, "batches/deleted.html")


def _spoken_failure(found: Batch, file: BatchFile, language: str) -> str | None:
    if found.state == Batch.State.WAITING and file.state == BatchFile.State.WAITING:
        return None
    failure = failure_of(file)
    return None if failure is None else failure.bn if language == "bn" else failure.en


def _attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
