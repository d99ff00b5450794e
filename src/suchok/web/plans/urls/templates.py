"""Addresses of the templates that administrators make."""

from django.urls import path

from suchok.web.plans.views import drafts
from suchok.web.plans.views import templates as views

app_name = "templates"
urlpatterns = [
    path("", views.templates, name="list"),
    path("list.csv", views.templates_file, name="file"),
    path("copy", views.copy, name="copy"),
    path("import", views.take_in, name="import"),
    path("<int:pk>", drafts.draft, name="draft"),
    path("<int:pk>/write", drafts.write, name="write"),
    path("<int:pk>/discard", drafts.discard, name="discard"),
    path("<int:pk>/toml", views.export, name="export"),
    path("<int:pk>/adopt", views.adopt, name="adopt"),
]
