"""Addresses of the reports."""

from django.urls import path

from suchok.web.reports import views

app_name = "reports"
urlpatterns = [
    path("begin", views.begin, name="begin"),
    path("review", views.review, name="review"),
    path("<int:pk>", views.report, name="report"),
    path("<int:pk>/cells", views.cells, name="cells"),
    path("<int:pk>/step", views.step, name="step"),
    path("<int:pk>/comment", views.comment, name="comment"),
    path("<int:pk>/changes", views.changes, name="changes"),
    path("<int:pk>/values", views.values, name="values"),
    path("<int:pk>/download", views.download, name="download"),
]
