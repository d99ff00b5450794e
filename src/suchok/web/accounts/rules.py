"""Who holds which role on an office; no role means no right."""

from collections.abc import Iterator

from suchok.core.workflow import Role
from suchok.web.accounts.models import Office, Post, User

_OF_THE_REGIME = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})
_OF_THE_OFFICE = frozenset({Role.REPORTING_OFFICER, Role.HEAD})
# A superior office cares for those below it through these.
_OF_A_SUPERIOR = frozenset({Role.HEAD, Role.REVIEWER})
_GIVEN_BY_SUPERIORS = frozenset({Role.REPORTING_OFFICER, Role.HEAD, Role.REVIEWER, Role.EVALUATOR})
# Who judges others or sees everything; observers only read, and heads and officers answer for one office.
_WITH_SECOND_STEP = frozenset({Role.REVIEWER, Role.EVALUATOR, Role.ADMINISTRATOR, Role.AUDITOR})


def roles_on(user: User, office: Office, *, superior_id: int | None = None) -> frozenset[Role]:
    """Return the roles of ``user`` on ``office`` today.

    ``superior_id`` is the office that reviews, where that is not the superior of now: a report keeps whom it was sent
    to.
    """
    reviewing = office.superior_id if superior_id is None else superior_id
    return frozenset(role for post in user.posts for role in _roles_of(post, office, reviewing))


def _roles_of(post: Post, office: Office, reviewing: int | None) -> Iterator[Role]:
    role = Role(post.role)
    if role in _OF_THE_REGIME or (role in _OF_THE_OFFICE and post.office_id == office.pk):
        yield role
    elif role is Role.OBSERVER and post.observes is not None:
        if office.path.startswith(post.observes.path):
            yield role
    elif role not in _OF_THE_OFFICE and post.office_id == reviewing:
        yield role
    elif role is not Role.REPORTING_OFFICER and office.path.startswith(post.office.path):
        # Whoever heads, reviews or evaluates further up the line reads.
        yield Role.OBSERVER


def may_change(user: User, office: Office) -> bool:
    """Whether ``user`` may change, move, close or staff an office: the administrator any, a superior those below."""
    return any(
        post.role == Role.ADMINISTRATOR
        or (Role(post.role) in _OF_A_SUPERIOR and post.office_id != office.pk and _is_below(office, post.office))
        for post in user.posts
    )


def may_extend_some(user: User) -> bool:
    """Whether ``user`` is in charge of offices below, to which more time can be given."""
    return any(post.role == Role.ADMINISTRATOR or Role(post.role) in _OF_A_SUPERIOR for post in user.posts)


def may_open_below(user: User, superior: Office | None) -> bool:
    """Whether ``user`` may put an office under ``superior``; at the top of the tree only the administrator may."""
    return any(
        post.role == Role.ADMINISTRATOR
        or (superior is not None and Role(post.role) in _OF_A_SUPERIOR and _is_below(superior, post.office))
        for post in user.posts
    )


def may_admit(user: User, office: Office, role: Role) -> bool:
    """Whether ``user`` may give a post with ``role`` in ``office``: superiors staff what is below them.

    Who observes stands outside the line, so that only the administrator knows both offices.
    """
    if user.holds(Role.ADMINISTRATOR):
        return True
    return role in _GIVEN_BY_SUPERIORS and may_change(user, office)


def tops_of(user: User) -> tuple[Office, ...]:
    """Return the offices below which ``user`` may change what there is."""
    return tuple(post.office for post in user.posts if Role(post.role) in _OF_A_SUPERIOR)


def may_import(user: User) -> bool:
    """Whether ``user`` may bring offices in from a file; which, each row tells."""
    return bool(tops_of(user)) or user.holds(Role.ADMINISTRATOR)


def _is_below(office: Office, top: Office) -> bool:
    return office.path.startswith(top.path)


def needs_second_step(user: User) -> bool:
    """Whether ``user`` holds a post for which a password alone is not enough."""
    return any(Role(post.role) in _WITH_SECOND_STEP for post in user.posts)
