"""Offices, their place in the tree, and the words by which they are found."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from suchok.web.audit.history import tracked

# Whatever writes offices, one by one or thousands at once: a path is the superior's path and the own id, so that no
# office can stand below itself.
_PATH_CHECK = """
    IF EXISTS (
        SELECT 1 FROM changed LEFT JOIN accounts_office superior ON superior.id = changed.superior_id
        WHERE changed.path <> coalesce(superior.path, '') || changed.id || '/'
    ) OR EXISTS (
        SELECT 1 FROM changed JOIN accounts_office below ON below.superior_id = changed.id
        JOIN accounts_office office ON office.id = changed.id
        WHERE below.path <> office.path || below.id || '/'
    ) THEN
        RAISE EXCEPTION 'accounts_office_path_follows_superior' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""


def _path_check(name: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(new="changed"),  # type: ignore[no-untyped-call]
        func=_PATH_CHECK,
    )


# The order of the English names follows from them, and nobody asks how it was.
@tracked("sort_key_en")
class Office(models.Model):
    """One office; its place in the tree is its ``path``: the ids from the top down, each followed by a slash.

    ``level`` is the plan form of the catalogue that the office fills. A single-handed office has one officer who is
    both head and reporting officer, which its superior registers with a reason. The two sort keys are the order of the
    names in Bangla and in English.
    """

    class Kind(models.TextChoices):
        CABINET = "cabinet"
        MINISTRY = "ministry"
        DIVISION = "division"
        DEPARTMENT = "department"
        AGENCY = "agency"
        DIVISIONAL = "divisional"
        DISTRICT = "district"
        UPAZILA = "upazila"
        OTHER = "other"

    code = models.TextField()
    name_bn = models.TextField()
    name_en = models.TextField(default="", blank=True)
    kind = models.TextField(choices=Kind.choices)
    level = models.TextField()
    geographic_code = models.TextField(default="", blank=True)
    memo_code = models.TextField(default="", blank=True)
    superior = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="subordinates")
    path = models.TextField(db_collation="C")
    sort_key = models.TextField(db_collation="C")
    sort_key_en = models.TextField(db_collation="C", db_default="")
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    single_handed_reason = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="accounts_office_one_per_code"),
            models.UniqueConstraint(fields=["path"], name="accounts_office_one_per_path"),
            models.CheckConstraint(
                condition=Q(kind__in=["cabinet", "ministry", "division", "department", "agency"])
                | Q(kind__in=["divisional", "district", "upazila", "other"]),
                name="accounts_office_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(opened_on=None) | Q(closed_on__gte=F("opened_on")),
                name="accounts_office_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(closed_on__isnull=False), name="accounts_office_merged_is_closed"
            ),
        ]
        triggers = [
            _path_check("path_follows_superior_insert", pgtrigger.Insert),
            _path_check("path_follows_superior_update", pgtrigger.Update),
        ]
        indexes = [
            models.Index(fields=["superior", "sort_key"], name="accounts_office_below"),
            models.Index(fields=["superior", "sort_key_en"], name="accounts_office_below_en"),
            # The first page of all offices need not sort them all.
            models.Index(fields=["sort_key", "id"], name="accounts_office_in_order"),
            models.Index(fields=["sort_key_en", "id"], name="accounts_office_in_order_en"),
            # Nor does their number: it is counted in these few pages.
            models.Index(fields=["id"], condition=Q(closed_on=None), name="accounts_office_open"),
        ]

    def __str__(self) -> str:
        return self.name_bn

    @property
    def line(self) -> list[int]:
        """The ids from the top of the tree down to this office."""
        return [int(pk) for pk in self.path.split("/") if pk]


class OfficeWord(models.Model):
    """A word by which an office is found: of its names and codes, small letters and Latin digits."""

    # Offices are never deleted, and there are ten words for each: asking for every one costs more than writing it.
    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="words", db_constraint=False)
    word = models.TextField(db_collation="C")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "office"], name="accounts_officeword_once")]

    def __str__(self) -> str:
        return self.word
