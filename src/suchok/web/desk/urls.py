"""Addresses of the desk: first screens, history, calendars."""

from django.urls import path

from suchok.web.desk.views import calendar, history
from suchok.web.desk.views.work import office, work

app_name = "desk"
urlpatterns = [
    path("work/", work, name="work"),
    path("work/offices/<int:pk>", office, name="office"),
    path("history/<slug:kind>/<int:pk>", history.history, name="history"),
    path("history/<slug:kind>/<int:pk>.csv", history.history_file, name="history_file"),
    path("calendar/<str:token>.ics", calendar.calendar, name="calendar"),
]
