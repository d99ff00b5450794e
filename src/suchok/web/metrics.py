"""Figures for a machine that watches the site: requests over all web processes, and what waits in the database.

Told to this machine and to whoever knows the token; to others the address does not exist.
"""

import os
from collections.abc import Iterator
from ipaddress import ip_address

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from procrastinate.contrib.django.models import ProcrastinateJob
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from suchok.web.audit.models import Block, Entry

FOLDER_SETTING = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder in which the web processes put their figures together."""

_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto")


class Waiting(Collector):
    """What the database holds for the worker to do, and whether it can be asked."""

    def collect(self) -> Iterator[Metric]:
        """Yield the figures, asked for anew each time."""
        try:
            figures = [_jobs(), _unsealed()]
        except DatabaseError:
            figures = []
        yield GaugeMetricFamily("suchok_database_up", "Whether the database answers.", value=bool(figures))
        yield from figures


def _jobs() -> Metric:
    family = GaugeMetricFamily("suchok_jobs", "Background jobs by task and status.", labels=["task", "status"])
    counts = ProcrastinateJob.objects.values_list("task_name", "status").annotate(jobs=Count("id"))
    for task, status, number in counts.order_by("task_name", "status"):
        family.add_metric([task, status], number)
    return family


def _unsealed() -> Metric:
    sealed = Block.objects.aggregate(finish=Max("finish"))["finish"] or 0
    acts = Entry.objects.filter(transaction__gte=sealed).count()
    return GaugeMetricFamily("suchok_history_unsealed", "Acts that no block of the history seals yet.", value=acts)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with all figures in the text format of Prometheus."""
    if not (_is_from_here(request) or _knows_token(request)):
        raise Http404
    figures = b"".join(generate_latest(registry) for registry in (_requests(), _waiting()))
    return HttpResponse(figures, content_type=CONTENT_TYPE_LATEST)


def _requests() -> CollectorRegistry:
    """Return what is known of requests: of all processes where they share a folder, else of this one."""
    if FOLDER_SETTING not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry


def _waiting() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(Waiting())
    return registry


def _is_from_here(request: HttpRequest) -> bool:
    """Whether a program on this machine asks for itself: a proxy that stands here asks for others, and says so."""
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _knows_token(request: HttpRequest) -> bool:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    expected = settings.METRICS_TOKEN
    return bool(expected) and scheme == "Bearer" and constant_time_compare(token, expected)
