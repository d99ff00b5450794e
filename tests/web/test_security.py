"""Headers and cookies that every answer carries."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.test import Client

ROOT = Path(__file__).parents[2]
SAY_SETTINGS = """
import json
from suchok.web import settings
names = ["SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "CSRF_COOKIE_SECURE", "SECURE_PROXY_SSL_HEADER"]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def test_nothing_inline_and_nothing_from_elsewhere(client: Client, db: None) -> None:
    policy = dict(part.strip().split(" ", 1) for part in client.get("/")["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_headers(client: Client, db: None) -> None:
    answer = client.get("/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_scripts_cannot_read_cookies(client: Client, db: None) -> None:
    cookies = client.get("/?lang=en").cookies
    assert {name: (morsel["httponly"], morsel["samesite"]) for name, morsel in cookies.items()} == {
        "lang": (True, "Lax"),
    }


def test_an_https_address_makes_everything_https() -> None:
    values = {
        "SUCHOK_SECRET_KEY": "k" * 40,
        "SUCHOK_SITE_URL": "https://suchok.example.gov.bd",
        "SUCHOK_BEHIND_PROXY": "1",
    }
    said = subprocess.run(
        [sys.executable, "-c", SAY_SETTINGS], env=os.environ | values, check=True, capture_output=True
    )
    assert json.loads(said.stdout) == {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
    }


def test_lock_files_name_no_host_and_every_package_by_hash() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text()
        assert "://" not in text, lock
        assert text.count("==") <= text.count("--hash=sha256:"), lock
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
