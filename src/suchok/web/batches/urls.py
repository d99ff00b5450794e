"""Addresses of the batches; whoever knows one may see, download and delete what is behind it."""

from django.urls import path

from suchok.web.batches import views

app_name = "batches"
urlpatterns = [
    path("<str:token>/", views.batch, name="batch"),
    path("<str:token>/results.xlsx", views.workbook, name="workbook"),
    path("<str:token>/results.jsonl", views.lines, name="lines"),
    path("<str:token>/delete", views.delete, name="delete"),
]
