"""Every address of the site; each app lists its own."""

from django.urls import include, path

from suchok.web import health, metrics

urlpatterns = [
    path("-/live", health.live, name="live"),
    path("-/ready", health.ready, name="ready"),
    path("-/metrics", metrics.metrics, name="metrics"),
    path("catalogue/", include("suchok.web.plans.urls.catalogue")),
    path("batches/", include("suchok.web.batches.urls")),
    path("", include("suchok.web.accounts.urls")),
    path("", include("suchok.web.desk.urls")),
    path("reports/", include("suchok.web.reports.urls")),
    path("templates/", include("suchok.web.plans.urls.templates")),
    path("plans/", include("suchok.web.plans.urls.offices")),
    path("", include("suchok.web.check.urls")),
]
handler400 = "suchok.web.ui.errors.bad_request"
handler403 = "suchok.web.ui.errors.forbidden"
handler404 = "suchok.web.ui.errors.not_found"
handler429 = "suchok.web.ui.errors.too_many_attempts"
handler500 = "suchok.web.ui.errors.server_error"
