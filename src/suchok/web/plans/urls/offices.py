"""Addresses of the plans of offices."""

from django.urls import path

from suchok.web.plans.views import offices as views

app_name = "plans"
urlpatterns = [
    path("<int:pk>", views.plan, name="plan"),
    path("<int:pk>/targets", views.targets, name="targets"),
    path("<int:pk>/step", views.step, name="step"),
    path("<int:pk>/download", views.download, name="download"),
]
