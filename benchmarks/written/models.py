"""Four tables of the shape of a report's cells, which are what offices write most."""

from auditlog.registry import auditlog
from django.db import models
from simple_history.models import HistoricalRecords

from suchok.web.audit.history import tracked


class Cell(models.Model):
    report = models.BigIntegerField()
    code = models.TextField()
    field = models.TextField()
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        abstract = True
        indexes = (models.Index(fields=["report"]),)

    def __str__(self) -> str:
        return f"{self.report} {self.code}"


class Bare(Cell):
    class Meta(Cell.Meta):
        pass


@tracked()
class Suchok(Cell):
    class Meta(Cell.Meta):
        pass


class SimpleHistory(Cell):
    history = HistoricalRecords()

    class Meta(Cell.Meta):
        pass


class AuditLog(Cell):
    class Meta(Cell.Meta):
        pass


auditlog.register(AuditLog)
