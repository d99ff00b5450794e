"""Addresses of the plans of offices."""

from django.urls import path

from suchok.web.plans.views import extensions
from suchok.web.plans.views import offices as views

app_name = "plans"
urlpatterns = [
    path("extensions", extensions.extensions, name="extensions"),
    path("extensions.csv", extensions.extensions_file, name="extensions_file"),
    path("extensions/grant", extensions.grant, name="grant"),
    path("extensions/<int:pk>", extensions.take_back, name="take_back"),
    path("<int:pk>", views.plan, name="plan"),
    path("<int:pk>/targets", views.targets, name="targets"),
    path("<int:pk>/step", views.step, name="step"),
    path("<int:pk>/download", views.download, name="download"),
]
