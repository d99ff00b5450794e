"""The deadlines of a person, for calendars, which cannot sign in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from suchok.web.accounts.convert import whose_calendar
from suchok.web.desk.convert import calendar_file
from suchok.web.desk.queries.deadlines import deadlines_of
from suchok.web.ui.language import COOKIE


@never_cache
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar in the language of the person, or of ``?lang=``."""
    user = whose_calendar(token)
    if user is None:
        raise Http404
    asked = translation.get_language() if COOKIE in request.GET else user.language
    with translation.override(asked):
        content = calendar_file(deadlines_of(user, moment=timezone.now()))
    head = {"Content-Disposition": 'attachment; filename="suchok.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=head)
