"""Addresses of accounts; of allauth's only those in use, under the names by which it finds them."""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from suchok.web.accounts.views import account as own
from suchok.web.accounts.views import imports, invitations, offices, people

_signing_in = [
    path("sign-in", account.login, name="account_login"),
    path("sign-in/second-step", second_step.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/ended", account.account_inactive, name="account_inactive"),
    path("sign-in/forgotten", account.password_reset, name="account_reset_password"),
    path("sign-in/forgotten/sent", account.password_reset_done, name="account_reset_password_done"),
    path(
        "sign-in/new-password/done", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    re_path(
        "^sign-in/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sign-out", account.logout, name="account_logout"),
]
_own_account = [
    path("password", account.password_change, name="account_change_password"),
    path("confirm/password", account.reauthenticate, name="account_reauthenticate"),
    path("confirm/code", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("confirm/passkey", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("second-step/", second_step.index, name="mfa_index"),
    path("second-step/app", app.activate_totp, name="mfa_activate_totp"),
    path("second-step/app/remove", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/codes", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/codes/new", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-step/codes/download", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    # allauth asks for the name; the passkeys stand on the page of the second step.
    path("second-step/passkeys", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("second-step/passkeys/new", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("second-step/passkeys/<int:pk>", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("second-step/passkeys/<int:pk>/remove", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("sessions", sessions.list_usersessions, name="usersessions_list"),
]
_pages = [
    path("me/", own.me, name="me"),
    path("me/reminders", own.reminders, name="reminders"),
    path("me/calendar", own.new_calendar, name="new_calendar"),
    path("no-reminders/<str:token>", own.no_reminders, name="no_reminders"),
    path("me/sessions/<int:pk>/end", own.end_session, name="end_session"),
    path("me/office", people.act_for, name="act_for"),
    path("invitations/from-file", invitations.from_file, name="invitations"),
    path("invitations/<str:token>", people.accept, name="accept"),
    path("invitations/<int:pk>/withdraw", people.withdraw, name="withdraw"),
    path("posts/<int:pk>/<str:name>", people.act, name="post_act"),
    path("offices/<int:pk>/invite", people.invite, name="invite"),
    path("offices/", offices.offices, name="offices"),
    path("offices/list", offices.office_list, name="office_list"),
    path("offices/list.csv", offices.office_file, name="office_file"),
    path("offices/import", imports.choose, name="import_choose"),
    path("offices/import/template.csv", imports.template, name="import_template"),
    path("offices/import/<uuid:pk>", imports.preview, name="import"),
    path("offices/open", offices.open_office, name="open_top_office"),
    path("offices/<int:pk>/", offices.office, name="office"),
    path("offices/<int:pk>/open", offices.open_office, name="open_office"),
    path("offices/<int:pk>/<str:name>", offices.act, name="act"),
]
urlpatterns = [
    path("", include(_signing_in)),
    path("me/", include(_own_account)),
    path("", include((_pages, "accounts"))),
]
