"""Between deadlines and the calendars of telephones and computers (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from suchok.web.desk.queries.deadlines import OfficeDeadline
from suchok.web.plans.templatetags.workflow import deadline_name
from suchok.web.ui.templatetags.bangla import digits, spoken_name


def calendar_file(deadlines: Iterable[OfficeDeadline]) -> bytes:
    """Return a calendar with one whole day for each deadline, in the language of now."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Suchok//Deadlines//EN")
    calendar.add("x-wr-calname", _("Suchok: deadlines"))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    for deadline in deadlines:
        calendar.add_component(_event(deadline))
    return bytes(calendar.to_ical())


def _event(deadline: OfficeDeadline) -> Event:
    name = f"{deadline_name(deadline.deadline)} {digits(deadline.year)}: {spoken_name(deadline.office)}"
    event = Event()
    # The same event after an extension: calendars move it instead of showing two.
    event.add("uid", f"{deadline.plan_id}-{deadline.deadline}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", deadline.changed_at.astimezone(UTC))
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("summary", f"{name} ({_('extended')})" if deadline.is_extended else name)
    event.add("url", settings.SITE_URL + reverse("desk:work"))
    event.add("transp", "TRANSPARENT")
    return event
