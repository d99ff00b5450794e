"""The first page, the checked document, and what can be downloaded of it.

One document is never stored; several, or a ZIP archive, become a batch.
"""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from suchok.core.checking.findings_json import findings_json
from suchok.core.checking.mending import proposed_keys
from suchok.documents.bundles import MOST_FILES
from suchok.documents.readers import UnreadableFile
from suchok.documents.writers import Format, write
from suchok.web.batches.actions import is_batch, take_in
from suchok.web.batches.convert import batch_as_json
from suchok.web.batches.queries import batches_visible_to, files_of, readable_files, stored
from suchok.web.batches.tasks import begin
from suchok.web.batches.uploads import Spool, spooled
from suchok.web.check.convert.page import page_of
from suchok.web.check.forms import BrokenParcel, Parcel
from suchok.web.check.queries import Checked, check_parcel, pictures_of, transcribed
from suchok.web.check.refusals import Refusal
from suchok.web.plans.queries import issued_plans
from suchok.web.ui.errors import batch_too_large_sentence, forbidden, too_large, too_large_sentence
from suchok.web.ui.limits import sender_of
from suchok.web.ui.posting import form_on
from suchok.web.ui.problems import problem, wants_json

_LONGEST_NAME = 120
EXAMPLE = Path(__file__).with_name("example.txt")
"""A report of an invented ministry with the usual mistakes in it."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "check/home.html", _home_context())


# Nobody is signed in and one document is not stored, so a forged request could do no harm; programs have no cookie to
# show. What other sites send is only refused where it would be kept.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseRedirect(reverse("check:home"))
    with spooled(request) as spool:
        return _sent(request, spool)


def _sent(request: HttpRequest, spool: Spool) -> HttpResponse:
    try:
        uploads = request.FILES.getlist("file")
        spool.whole()
    except TooManyFilesSent:
        return _unreadable(request, UnreadableFile("batch.too_many_files", limit=str(MOST_FILES)))
    except UnreadableFile as error:
        return _unreadable(request, error)
    if is_batch(uploads):
        return _taken_in(request, uploads)
    if any((upload.size or 0) > settings.UPLOAD_LIMIT for upload in uploads):
        return too_large(request)
    return _answered(request, _checked_page)


def _taken_in(request: HttpRequest, uploads: "Sequence[UploadedFile[bytes]]") -> HttpResponse:
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return forbidden(request)
    try:
        token = take_in(uploads, sender=sender_of(request), begin=begin)
    except UnreadableFile as error:
        return _unreadable(request, error)
    address = reverse("batches:batch", args=[token])
    if not wants_json(request):
        return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
    batch = batches_visible_to(token).get()
    said = batch_as_json(batch, files_of(batch), token)
    return JsonResponse(said, status=HTTPStatus.ACCEPTED, headers={"Location": address})


@never_cache
@require_safe
def batch_file(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """Answer with the page of one file of a batch, as if it had been dropped by itself."""
    file = get_object_or_404(readable_files(token), number=number)
    parcel = Parcel(file.name.rpartition("/")[2][-_LONGEST_NAME:], stored(file).data())
    checked = check_parcel(parcel, issued_plans(), today=timezone.localdate())
    return _checked_page(request, parcel, checked, batch=reverse("batches:batch", args=[token]))


@csrf_exempt
@form_on("check:home")
def download(request: HttpRequest) -> HttpResponse:
    return _answered(request, _download)


Answer = Callable[[HttpRequest, Parcel, Checked], HttpResponse]


def _answered(request: HttpRequest, answer: Answer) -> HttpResponse:
    """Open the parcel, check it and answer; what cannot be read gets one clear sentence."""
    try:
        if "refusal" in request.POST:
            # The switch of language on the page of a refusal: the document itself is not sent again.
            return _refused(request, Refusal.opened(request.POST["refusal"]))
        parcel = _parcel_of(request)
        if parcel is None:
            return _refused(request, Refusal("document.missing"))
        return answer(request, parcel, check_parcel(parcel, issued_plans(), today=timezone.localdate()))
    except BrokenParcel:
        return _refused(request, Refusal("document.expired"))
    except UnreadableFile as error:
        return _unreadable(request, error)


def _unreadable(request: HttpRequest, error: UnreadableFile) -> HttpResponse:
    return _refused(request, Refusal(error.code, error.values))


def _parcel_of(request: HttpRequest) -> Parcel | None:
    if "example" in request.POST:
        return Parcel(_("example.txt"), EXAMPLE.read_bytes())
    file = request.FILES.get("file")
    if file is not None:
        return Parcel((file.name or "document")[-_LONGEST_NAME:], file.read())
    sealed = request.POST.get("document")
    if not sealed:
        return None
    parcel = Parcel.opened(sealed, limit=settings.UPLOAD_LIMIT)
    left = set(request.POST.getlist("untake"))
    return parcel.with_taken((*(key for key in parcel.taken if key not in left), *request.POST.getlist("take")))


def _checked_page(request: HttpRequest, parcel: Parcel, checked: Checked, *, batch: str | None = None) -> HttpResponse:
    if wants_json(request):
        return JsonResponse(
            findings_json(checked.document.source, checked.findings), json_dumps_params={"ensure_ascii": False}
        )
    if "take_all" in request.POST:
        parcel = parcel.with_taken((*parcel.taken, *proposed_keys(checked.findings)))
        checked = check_parcel(parcel, issued_plans(), today=timezone.localdate())
    pictures = pictures_of(parcel, checked)
    context = {
        "page": page_of(checked, language=get_language() or "bn", pictures=pictures),
        "parcel": transcribed(parcel, checked, pictures).sealed(),
        "formats": list(Format),
        "batch": batch,
    }
    return render(request, "check/checked.html", context)


def _download(request: HttpRequest, parcel: Parcel, checked: Checked) -> HttpResponse:
    form = request.POST.get("form", "")
    if form not in set(Format):
        return _refused(request, Refusal("form.unknown"))
    written = write(checked.document, Format(form), plan=checked.plan, timestamp=timezone.now())
    stem = parcel.name.rpartition(".")[0] or parcel.name
    name = content_disposition_header(as_attachment=True, filename=f"{stem}.{form}")
    return HttpResponse(
        written.content, content_type=written.media_type, headers={"Content-Disposition": name or "attachment"}
    )


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    if wants_json(request):
        return problem(refusal.code, refusal.sentence, refusal.status, values=refusal.values)
    context = {**_home_context(), "trouble": refusal.sentence, "refusal": refusal.sealed()}
    return render(request, "check/home.html", context, status=refusal.status)


def _home_context() -> dict[str, object]:
    return {
        "limit": settings.UPLOAD_LIMIT,
        "megabytes": settings.UPLOAD_LIMIT // 1024**2,
        "too_large": too_large_sentence(),
        "batch_limit": settings.BATCH_LIMIT,
        "batch_megabytes": settings.BATCH_LIMIT // 1024**2,
        "batch_too_large": batch_too_large_sentence(),
        "most_files": MOST_FILES,
    }
