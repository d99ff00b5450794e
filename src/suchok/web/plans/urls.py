"""Addresses of the catalogue."""

from django.urls import path

from suchok.web.plans import views

app_name = "plans"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("<slug:year>/<slug:level>", views.official_plan, name="official_plan"),
]
