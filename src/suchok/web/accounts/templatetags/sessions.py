"""In words, from where somebody is signed in."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ua_parser import parse_os, parse_user_agent

register = template.Library()
_CHROME, _FIREFOX, _SAFARI = gettext_lazy("Chrome"), gettext_lazy("Firefox"), gettext_lazy("Safari")
_EDGE, _OPERA = gettext_lazy("Edge"), gettext_lazy("Opera")
# What people call them, on a telephone as on a computer; others are called as they call themselves.
_BROWSERS: Mapping[str, Promise] = {
    "Chrome": _CHROME,
    "Chrome Mobile": _CHROME,
    "Chrome Mobile iOS": _CHROME,
    "Firefox": _FIREFOX,
    "Firefox Mobile": _FIREFOX,
    "Firefox iOS": _FIREFOX,
    "Safari": _SAFARI,
    "Mobile Safari": _SAFARI,
    "Edge": _EDGE,
    "Edge Mobile": _EDGE,
    "Opera": _OPERA,
    "Opera Mobile": _OPERA,
    "Samsung Internet": gettext_lazy("Samsung Internet"),
}
# Their versions are left out: browsers have ceased to tell the true ones.
_SYSTEMS: Mapping[str, Promise] = {
    "Windows": gettext_lazy("Windows"),
    "Mac OS X": gettext_lazy("macOS"),
    "Linux": gettext_lazy("Linux"),
    "Ubuntu": gettext_lazy("Ubuntu"),
    "Android": gettext_lazy("Android"),
    "iOS": gettext_lazy("iOS"),
    "Chrome OS": gettext_lazy("Chrome OS"),
}


@register.filter
def browser_said(user_agent: str) -> str:
    """Return browser and system in words, of what a browser says of itself: Firefox on Windows."""
    known, system = parse_user_agent(user_agent), parse_os(user_agent)
    told = {
        "browser": "" if known is None else str(_BROWSERS.get(known.family, known.family)),
        "system": "" if system is None else str(_SYSTEMS.get(system.family, system.family)),
    }
    if told["browser"] and told["system"]:
        return _("%(browser)s on %(system)s") % told
    if told["browser"]:
        return _("%(browser)s on an unknown system") % told
    return _("unknown browser on %(system)s") % told if told["system"] else _("unknown browser")
