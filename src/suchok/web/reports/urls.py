"""Addresses of the reports."""

from django.urls import path

from suchok.web.reports.views import evidence, filling, report, review, writing

app_name = "reports"
urlpatterns = [
    path("begin", report.begin, name="begin"),
    path("review", review.review, name="review"),
    path("country", review.country, name="country"),
    path("<int:pk>", report.report, name="report"),
    path("<int:pk>/cells", writing.cells, name="cells"),
    path("<int:pk>/fill", filling.fill, name="fill"),
    path("<int:pk>/step", writing.step, name="step"),
    path("<int:pk>/comment", writing.comment, name="comment"),
    path("<int:pk>/changes", report.changes, name="changes"),
    path("<int:pk>/values", report.values, name="values"),
    path("<int:pk>/evidence", evidence.add, name="add_evidence"),
    path("<int:pk>/evidence/<int:evidence>", evidence.file, name="evidence"),
    path("<int:pk>/evidence/<int:evidence>/preview", evidence.preview, name="preview"),
    path("<int:pk>/evidence/<int:evidence>/remove", evidence.remove, name="remove_evidence"),
    path("<int:pk>/download", report.download, name="download"),
]
