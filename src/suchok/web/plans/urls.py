"""Addresses of the catalogue."""

from django.urls import path

from suchok.web.plans import views

app_name = "plans"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("<str:year>/<str:level>", views.official_plan, name="official_plan"),
]
