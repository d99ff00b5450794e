"""Two addresses for machines: is the process alive, and can it do its work. Neither tells details."""

import logging

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger(__name__)


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as the process answers at all."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 if the database can be asked, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM plans_template LIMIT 1")
    except DatabaseError as error:
        log.warning("not ready: %s", str(error).splitlines()[0] if str(error) else type(error).__name__)
        return HttpResponse("not ready\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
