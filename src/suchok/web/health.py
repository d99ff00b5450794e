"""Two addresses for machines: is the process alive, and can it do its work. Neither tells details."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from suchok.web.audit.rights import flaws
from suchok.web.plans.queries import issued_templates

log = logging.getLogger(__name__)


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as the process answers at all."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 if the database can be asked and its history not be changed by this process, else 503."""
    try:
        issued_templates().exists()
        reasons = flaws()
    except DatabaseError as error:
        reasons = [str(error).splitlines()[0] if str(error) else type(error).__name__]
    if reasons:
        log.warning("not ready: %s", "; ".join(reasons))
        return HttpResponse("not ready\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
