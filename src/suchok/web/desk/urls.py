"""Addresses of the desk: first screens, history, calendars."""

from django.urls import path

from suchok.web.desk.views import calendar
from suchok.web.desk.views.work import work

app_name = "desk"
urlpatterns = [
    path("work/", work, name="work"),
    path("calendar/<str:token>.ics", calendar.calendar, name="calendar"),
]
