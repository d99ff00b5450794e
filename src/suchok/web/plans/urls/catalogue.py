"""Addresses of the catalogue."""

from django.urls import path

from suchok.web.plans.views import catalogue as views

app_name = "catalogue"
urlpatterns = [
    path("", views.catalogue, name="plans"),
    path("<slug:year>/<slug:level>", views.official_plan, name="plan"),
]
