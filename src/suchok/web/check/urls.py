"""Addresses of the check."""

from django.urls import path

from suchok.web.check import views

app_name = "check"
urlpatterns = [
    path("", views.home, name="home"),
    path("check", views.check, name="check"),
    path("check/download", views.download, name="download"),
    path("batches/<str:token>/<int:number>", views.batch_file, name="batch_file"),
]
