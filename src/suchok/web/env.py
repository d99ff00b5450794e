"""The settings that come from outside, read once from the environment; docs/operating.md lists them all."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 32
MEGABYTE = 1024 * 1024


class WrongSetting(ImproperlyConfigured):
    """A setting that is missing or cannot be understood; its text is one clear sentence."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters go: to a server, or as files into a folder."""

    folder: Path | None = None
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    security: str = ""


@dataclass(frozen=True, slots=True)
class Environment:
    """What the person who runs Suchok decides."""

    debug: bool
    secret_key: str
    site_url: str
    allowed_hosts: tuple[str, ...]
    database_url: str | None
    owner_url: str | None
    data_folder: Path
    bind: str
    port: int
    workers: int
    behind_proxy: bool
    log_format: str
    upload_limit: int
    batch_limit: int
    batches_per_sender: int
    batch_folder: Path
    mail: MailServer
    mail_from: str
    sms_gateway: str
    second_step: str
    evidence_folder: Path
    metrics_token: str

    @property
    def https(self) -> bool:
        """Whether people reach the site over HTTPS: cookies are then marked secure."""
        return self.site_url.startswith("https://")


def read_environment(values: Mapping[str, str] = os.environ) -> Environment:
    """Read the settings, or raise ``WrongSetting`` with one sentence about the first wrong one."""
    debug = _yes_or_no(values, "SUCHOK_DEBUG")
    port = _whole_number(values, "PORT", default=8000, lowest=1, highest=65535)
    site_url = _site_url(values, default=f"http://localhost:{port}")
    data_folder = _folder(values, "SUCHOK_DATA_DIR", default=default_data_folder(values))
    database_url, owner_url = _database_url(values, "DATABASE_URL"), _database_url(values, "SUCHOK_OWNER_URL")
    if owner_url and not database_url:
        raise WrongSetting("SUCHOK_OWNER_URL is set without DATABASE_URL; set both or none.")
    upload_megabytes = _whole_number(values, "SUCHOK_UPLOAD_MEGABYTES", default=20, lowest=1, highest=1000)
    batch_megabytes = _whole_number(values, "SUCHOK_BATCH_MEGABYTES", default=100, lowest=1, highest=1000)
    return Environment(
        debug=debug,
        secret_key=_secret_key(values, debug=debug),
        site_url=site_url,
        allowed_hosts=_allowed_hosts(values, site_url),
        database_url=database_url,
        owner_url=owner_url,
        data_folder=data_folder,
        bind=values.get("SUCHOK_BIND") or "127.0.0.1",
        port=port,
        workers=_whole_number(values, "SUCHOK_WORKERS", default=2, lowest=1, highest=64),
        behind_proxy=_yes_or_no(values, "SUCHOK_BEHIND_PROXY"),
        log_format=_one_of(values, "SUCHOK_LOG_FORMAT", ("text", "json")),
        upload_limit=upload_megabytes * MEGABYTE,
        batch_limit=max(upload_megabytes, batch_megabytes) * MEGABYTE,
        batches_per_sender=_whole_number(values, "SUCHOK_BATCHES_PER_ADDRESS", default=10, lowest=1, highest=100_000),
        mail=_mail_server(values, data_folder / "mail"),
        mail_from=_mail_from(values, site_url),
        sms_gateway=_sms_gateway(values),
        second_step=_one_of(values, "SUCHOK_SECOND_STEP", ("required", "offered")),
        batch_folder=_folder(values, "SUCHOK_BATCH_DIR", default=data_folder / "batches"),
        evidence_folder=_folder(values, "SUCHOK_EVIDENCE_DIR", default=data_folder / "evidence"),
        metrics_token=_metrics_token(values),
    )


def default_data_folder(values: Mapping[str, str] = os.environ) -> Path:
    """Return ``var/`` in a checkout, the user's data folder where Suchok is installed otherwise."""
    checkout = Path(__file__).parents[3]
    if (checkout / "pyproject.toml").is_file() and (checkout / "Makefile").is_file():
        return checkout / "var"
    return Path(values.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "suchok"


def _folder(values: Mapping[str, str], name: str, *, default: Path) -> Path:
    return Path(values.get(name) or default).expanduser().absolute()


def _yes_or_no(values: Mapping[str, str], name: str) -> bool:
    text = values.get(name, "").strip().lower()
    if text in {"", "0", "no", "false", "off"}:
        return False
    if text in {"1", "yes", "true", "on"}:
        return True
    raise WrongSetting(f"{name} is {text!r}; write 1 or 0.")


def _whole_number(values: Mapping[str, str], name: str, *, default: int, lowest: int, highest: int) -> int:
    text = values.get(name, "").strip() or str(default)
    if not re.fullmatch("[0-9]{1,9}", text) or not lowest <= int(text) <= highest:
        raise WrongSetting(f"{name} is {text!r}; write a whole number from {lowest} to {highest}.")
    return int(text)


def _one_of(values: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    text = values.get(name, "").strip() or choices[0]
    if text not in choices:
        raise WrongSetting(f"{name} is {text!r}; write {' or '.join(choices)}.")
    return text


def _secret_key(values: Mapping[str, str], *, debug: bool) -> str:
    key = values.get("SUCHOK_SECRET_KEY", "")
    if not key and debug:
        return "only-for-development-never-in-production"
    if not key:
        raise WrongSetting("SUCHOK_SECRET_KEY is not set; give it a long random text and keep it secret.")
    if len(key) < SHORTEST_KEY:
        raise WrongSetting(f"SUCHOK_SECRET_KEY is too short; give it at least {SHORTEST_KEY} random characters.")
    return key


def _metrics_token(values: Mapping[str, str]) -> str:
    token = values.get("SUCHOK_METRICS_TOKEN", "").strip()
    if token and len(token) < SHORTEST_KEY:
        raise WrongSetting(f"SUCHOK_METRICS_TOKEN is too short; give it at least {SHORTEST_KEY} random characters.")
    return token


def _site_url(values: Mapping[str, str], *, default: str) -> str:
    text = values.get("SUCHOK_SITE_URL", "").strip() or default
    reason = WrongSetting(f"SUCHOK_SITE_URL is {text!r}; write an address such as https://suchok.example.gov.bd.")
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise reason from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise reason
    return text.rstrip("/")


def _allowed_hosts(values: Mapping[str, str], site_url: str) -> tuple[str, ...]:
    further = [host.strip() for host in values.get("SUCHOK_ALLOWED_HOSTS", "").split(",")]
    if any(re.search(r"[\s/:@]", host) for host in further):
        raise WrongSetting("SUCHOK_ALLOWED_HOSTS must be host names without port, with commas between them.")
    own = urlsplit(site_url).hostname or ""
    return tuple(dict.fromkeys(host for host in [own, "localhost", "127.0.0.1", "[::1]", *further] if host))


def _database_url(values: Mapping[str, str], name: str) -> str | None:
    text = values.get(name, "").strip()
    if not text:
        return None
    # The address may hold a password, so the sentence does not repeat it.
    reason = WrongSetting(f"{name} cannot be read; write postgresql://user:password@host:5432/name.")
    try:
        parsed = dj_database_url.parse(text)
    except (ValueError, KeyError):
        raise reason from None
    if not parsed.get("NAME") or "postgresql" not in str(parsed.get("ENGINE")):
        raise reason
    return text


_MAIL_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def _mail_server(values: Mapping[str, str], folder: Path) -> MailServer:
    text = values.get("SUCHOK_MAIL_URL", "").strip()
    if not text:
        return MailServer(folder=folder)
    # The address may hold a password, so the sentence does not repeat it.
    reason = WrongSetting("SUCHOK_MAIL_URL cannot be read; write smtp+starttls://user:password@host:587.")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise reason from None
    if parts.scheme not in _MAIL_PORTS or not parts.hostname or parts.path.strip("/"):
        raise reason
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(None, parts.hostname, port or _MAIL_PORTS[parts.scheme], user, password, parts.scheme)


def _mail_from(values: Mapping[str, str], site_url: str) -> str:
    text = values.get("SUCHOK_MAIL_FROM", "").strip() or f"suchok@{urlsplit(site_url).hostname}"
    if not re.fullmatch(r"[^@\r\n]*<?[^@\s]+@[^@\s]+", text):
        raise WrongSetting(f"SUCHOK_MAIL_FROM is {text!r}; write an address such as suchok@example.gov.bd.")
    return text


def _sms_gateway(values: Mapping[str, str]) -> str:
    text = values.get("SUCHOK_SMS_GATEWAY", "").strip()
    if text and not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+", text):
        raise WrongSetting(f"SUCHOK_SMS_GATEWAY is {text!r}; write the path of a function such as gateways.bulk.send.")
    return text
