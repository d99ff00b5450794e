"""Tables of offices, people and posts."""

from datetime import date, timedelta
from functools import cached_property
from typing import ClassVar
from uuid import uuid4

import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from suchok.core.workflow import Role
from suchok.web.audit.history import tracked

_ROLES = [role.value for role in Role]
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


@tracked()
class Office(models.Model):
    """One office; its place in the tree is its ``path``: the ids from the top down, each followed by a slash.

    ``level`` is the plan form of the catalogue that the office fills. A single-handed office has one officer who is
    both head and reporting officer, which its superior registers with a reason.
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
            # The first page of all offices need not sort them all.
            models.Index(fields=["sort_key", "id"], name="accounts_office_in_order"),
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
    acting_for: "Office | None" = None

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
    def posts(self) -> "tuple[Post, ...]":
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


@tracked()
class Post(models.Model):
    """A seat in an office with one role; whoever holds it, acts. ``observes``: the subtree that an observer reads."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="posts")
    role = models.TextField(choices=[(role, role) for role in _ROLES])
    title_bn = models.TextField()
    title_en = models.TextField(default="", blank=True)
    observes = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="observing_posts")
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=_ROLES), name="accounts_post_known_role"),
            models.CheckConstraint(
                condition=Q(role="observer", observes__isnull=False) | (~Q(role="observer") & Q(observes=None)),
                name="accounts_post_observer_observes",
            ),
        ]

    def __str__(self) -> str:
        return self.title_bn


@tracked()
class Holding(models.Model):
    """A person in charge of a post from ``start`` to the day before ``end``; ``acting`` beside or for the holder."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="holdings")
    start = models.DateField()
    end = models.DateField(null=True)
    acting = models.BooleanField(default=False)
    reason = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gte=F("start")), name="accounts_holding_ends_later"),
            models.CheckConstraint(
                condition=Q(acting=False) | Q(end__isnull=False), name="accounts_holding_acting_for_a_period"
            ),
            models.UniqueConstraint(
                fields=["post"], condition=Q(end=None), name="accounts_holding_one_in_charge_of_a_post"
            ),
        ]
        indexes = [models.Index(fields=["user"], name="accounts_holding_user")]

    def __str__(self) -> str:
        return f"{self.user} · {self.post}"

    @property
    def last_day(self) -> date | None:
        """The last day of the charge, ``None`` where it has no end."""
        return None if self.end is None else self.end - timedelta(days=1)


# What opens an account is kept no longer than it is needed.
@tracked("token_hash")
class Invitation(models.Model):
    """A mail link that lets one address take charge of a post; only the hash of its token is kept."""

    email = models.EmailField()
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="invitations")
    token_hash = models.TextField()
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token_hash"], name="accounts_invitation_one_per_token")]

    def __str__(self) -> str:
        return f"{self.email} → {self.post}"
