"""Files of offices on their way in."""

from uuid import uuid4

from django.db import models


class OfficeImport(models.Model):
    """A file of offices between its preview and its taking over."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    made_by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    file_name = models.TextField()
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    taken_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.file_name


class OfficeImportRow(models.Model):
    """One row of such a file: what it says, what of the office it changes, what is wrong with it by column."""

    class Outcome(models.TextChoices):
        NEW = "new"
        CHANGED = "changed"
        UNCHANGED = "unchanged"
        WRONG = "wrong"

    run = models.ForeignKey(OfficeImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    code = models.TextField(db_collation="C")
    superior_code = models.TextField(db_collation="C")
    name_bn = models.TextField()
    name_en = models.TextField()
    kind = models.TextField()
    level = models.TextField()
    geographic_code = models.TextField()
    memo_code = models.TextField()
    sort_key = models.TextField(db_collation="C")
    sort_key_en = models.TextField(db_collation="C", db_default="")
    words = models.TextField()
    errors = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    outcome = models.TextField(choices=Outcome.choices, default="")
    office_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="accounts_officeimportrow_one_per_number")
        ]
        indexes = [models.Index(fields=["run", "code"], name="accounts_officeimportrow_code")]

    def __str__(self) -> str:
        return f"{self.number} {self.code}"
