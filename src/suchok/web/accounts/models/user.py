"""People: whoever signs in."""

from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from suchok.core.workflow import Role
from suchok.web.accounts.models.office import Office
from suchok.web.accounts.models.post import Post
from suchok.web.audit.history import tracked


class People(BaseUserManager["User"]):
    """Makes accounts; Django and its tests ask for these names."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user


# A password, even hashed, must not outlive its change, and a sign-in is no change of the person.
# Nor is a telephone number anybody's business later on.
@tracked("password", "last_login", "phone", "calendar_number")
class User(AbstractBaseUser):
    """One person, who signs in with an e-mail address and acts through the posts that are held.

    ``phone`` is for text messages alone and shown to nobody else; whoever takes back the address of the own calendar
    counts ``calendar_number`` up.
    """

    class Language(models.TextChoices):
        BANGLA = "bn"
        ENGLISH = "en"

    email = models.EmailField()
    name_bn = models.TextField(default="", blank=True)
    name_en = models.TextField(default="", blank=True)
    language = models.TextField(choices=Language.choices, default=Language.BANGLA.value)
    wants_reminders = models.BooleanField(default=True)
    phone = models.TextField(default="", blank=True)
    calendar_number = models.PositiveIntegerField(default=1)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    # The office that the person acts for in this request, where there is one.
    acting_for: Office | None = None
    # Whether nothing but the page of the second step opens in this request.
    sets_up_second_step = False

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = People()

    class Meta:
        constraints = [
            models.UniqueConstraint("email", name="accounts_user_one_per_email"),
            models.CheckConstraint(condition=Q(language__in=["bn", "en"]), name="accounts_user_known_language"),
        ]

    def __str__(self) -> str:
        return self.name_bn or self.name_en or self.email

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The posts of which this person is in charge today, acting or not, with their offices."""
        today = timezone.localdate()
        in_effect = Q(holdings__user=self, holdings__start__lte=today) & (
            Q(holdings__end=None) | Q(holdings__end__gt=today)
        )
        held = Post.objects.filter(in_effect, closed_on=None).select_related("office", "observes")
        return tuple(held.distinct().order_by("pk")) if self.is_active else ()

    def offices_as(self, *roles: Role) -> list[int]:
        """Return the offices in which this person has one of ``roles`` today."""
        return [post.office_id for post in self.posts if post.role in roles]

    def holds(self, *roles: Role) -> bool:
        """Whether this person has one of ``roles`` today, in whatever office."""
        return any(post.role in roles for post in self.posts)
