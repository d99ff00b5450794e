"""Tables of the desk."""

from django.conf import settings
from django.db import models


class Digest(models.Model):
    """That somebody was reminded on a day: once, whatever becomes of the worker."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="desk_digest_one_a_day")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"
