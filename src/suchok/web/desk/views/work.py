"""The first screen of whoever is signed in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from suchok.core.workflow import Role
from suchok.web.accounts.views.person import signed_in
from suchok.web.desk.queries import nation_desk, office_desks, plans_in_hand, review_desk


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
        "is_administrator": any(post.role == Role.ADMINISTRATOR for post in user.posts),
    }
    return render(request, "desk/work.html", context)
