"""The first screen of whoever is signed in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from suchok.core.workflow import Role
from suchok.web.accounts.queries import offices_visible_to
from suchok.web.accounts.views.person import signed_in
from suchok.web.desk.queries import nation_desk, office_desks, plans_in_hand, review_desk, years_of

_READERS = (Role.OBSERVER, Role.EVALUATOR)


@login_required
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    moment = timezone.now()
    context = {
        "desks": office_desks(user, moment=moment),
        "review": review_desk(user, moment=moment),
        "plans": plans_in_hand(user, moment=moment),
        "nation": nation_desk(user, moment=moment),
        "readable": [post.observes or post.office for post in user.posts if post.role in _READERS],
        "is_administrator": user.holds(Role.ADMINISTRATOR),
    }
    return render(request, "desk/work.html", context)


@login_required
@require_safe
def office(request: HttpRequest, pk: int) -> HttpResponse:
    """The plans and reports of one office, year by year, as far as the person may read them."""
    user = signed_in(request)
    found = get_object_or_404(offices_visible_to(user), pk=pk)
    return render(request, "desk/years.html", {"office": found, "years": years_of(found, user)})
