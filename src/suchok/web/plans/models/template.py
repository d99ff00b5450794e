"""Templates: the official plans that offices adopt."""

import pgtrigger
from django.db import models

from suchok.web.audit.history import tracked

# Of a year and level the newest issued version counts: nothing older is issued after it.
_REPLACED = """
IF NEW.issued_at IS NOT NULL AND EXISTS (
    SELECT FROM {meta.db_table} newer
    WHERE (newer.fiscal_year, newer.level, newer.family) = (NEW.fiscal_year, NEW.level, NEW.family)
    AND newer.version > NEW.version AND newer.issued_at IS NOT NULL
) THEN RAISE EXCEPTION 'a newer version was issued'; END IF;
RETURN NEW;
"""


@tracked()
class Template(models.Model):
    """One version of an official plan: a draft until it is issued, never changed after that."""

    family = models.TextField()
    fiscal_year = models.TextField()
    level = models.TextField()
    version = models.PositiveIntegerField()
    content = models.TextField()
    issued_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fiscal_year", "level", "family", "version"], name="plans_template_one_row_per_version"
            ),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="plans_template_versions_from_one"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="issued_is_locked",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__issued_at__isnull=False),
            ),
            pgtrigger.Trigger(
                name="replaced_is_not_issued",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("issued_at"),  # type: ignore[no-untyped-call] # of the library
                func=pgtrigger.Func(_REPLACED),  # type: ignore[no-untyped-call] # of the library
            ),
        ]

    def __str__(self) -> str:
        return f"{self.family} {self.fiscal_year} {self.level} v{self.version}"
