"""Addresses of the first screens."""

from django.urls import path

from suchok.web.desk import views

app_name = "desk"
urlpatterns = [path("", views.work, name="work")]
