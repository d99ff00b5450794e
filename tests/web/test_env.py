"""Settings from the environment: production is safe by default, and each wrong value is one clear sentence."""

import re
from pathlib import Path

import pytest

from suchok.web.env import Environment, WrongSetting, read_environment

KEY = "k" * 32
ROOT = Path(__file__).parents[2]


def environment(**values: str) -> Environment:
    return read_environment({"SUCHOK_SECRET_KEY": KEY, **values})


def test_production_without_a_secret_key_is_refused() -> None:
    with pytest.raises(WrongSetting, match="SUCHOK_SECRET_KEY is not set"):
        read_environment({})


def test_development_needs_no_secret_key() -> None:
    assert read_environment({"SUCHOK_DEBUG": "1"}).debug


def test_production_is_the_default() -> None:
    assert not environment().debug


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SUCHOK_SECRET_KEY", "short", "too short"),
        ("SUCHOK_DEBUG", "maybe", "write 1 or 0"),
        ("SUCHOK_BEHIND_PROXY", "2", "write 1 or 0"),
        ("PORT", "eighty", "from 1 to 65535"),
        ("PORT", "70000", "from 1 to 65535"),
        ("PORT", "৮০০০", "from 1 to 65535"),
        ("SUCHOK_WORKERS", "0", "from 1 to 64"),
        ("SUCHOK_UPLOAD_MEGABYTES", "-1", "from 1 to 1000"),
        ("SUCHOK_BATCH_MEGABYTES", "0", "from 1 to 1000"),
        ("SUCHOK_BATCHES_PER_ADDRESS", "many", "from 1 to 100000"),
        ("SUCHOK_METRICS_TOKEN", "short", "too short"),
        ("SUCHOK_LOG_FORMAT", "xml", "text or json"),
        ("SUCHOK_SITE_URL", "suchok.example.gov.bd", "write an address such as"),
        ("SUCHOK_SITE_URL", "https://suchok.example.gov.bd/path", "write an address such as"),
        ("SUCHOK_SITE_URL", "http://host:port", "write an address such as"),
        ("SUCHOK_ALLOWED_HOSTS", "https://a.example", "host names without port"),
        ("DATABASE_URL", "mysql://localhost/suchok", "DATABASE_URL cannot be read"),
        ("DATABASE_URL", "postgresql://localhost", "DATABASE_URL cannot be read"),
        ("DATABASE_URL", "nonsense", "DATABASE_URL cannot be read"),
        ("SUCHOK_MAIL_URL", "mail.example.gov.bd", "SUCHOK_MAIL_URL cannot be read"),
        ("SUCHOK_MAIL_URL", "http://mail.example.gov.bd", "SUCHOK_MAIL_URL cannot be read"),
        ("SUCHOK_MAIL_URL", "smtp://host:port", "SUCHOK_MAIL_URL cannot be read"),
        ("SUCHOK_MAIL_FROM", "Suchok", "write an address such as"),
        ("SUCHOK_MAIL_FROM", "a@b.example\nBcc: c@d.example", "write an address such as"),
    ],
)
def test_a_wrong_value_is_one_sentence(name: str, value: str, sentence: str) -> None:
    with pytest.raises(WrongSetting, match=re.escape(sentence)) as wrong:
        environment(**{name: value})
    assert str(wrong.value).count("\n") == 0
    assert name in str(wrong.value)


def test_the_password_of_the_database_is_not_repeated() -> None:
    with pytest.raises(WrongSetting) as wrong:
        environment(DATABASE_URL="mysql://suchok:hunter2@localhost/suchok")
    assert "hunter2" not in str(wrong.value)
    with pytest.raises(WrongSetting) as wrong:
        environment(SUCHOK_MAIL_URL="mailto://suchok:hunter2@localhost")
    assert "hunter2" not in str(wrong.value)


def test_the_mail_server_is_one_address() -> None:
    mail = environment(SUCHOK_MAIL_URL="smtp+starttls://suchok%40example.gov.bd:p%2Fw@mail.example.gov.bd").mail
    assert (mail.host, mail.port, mail.user, mail.password) == (
        "mail.example.gov.bd",
        587,
        "suchok@example.gov.bd",
        "p/w",
    )
    assert mail.security == "smtp+starttls"


def test_without_a_mail_server_letters_are_files(tmp_path: Path) -> None:
    assert environment(SUCHOK_DATA_DIR=str(tmp_path)).mail.folder == tmp_path / "mail"


def test_the_host_of_the_site_is_allowed() -> None:
    hosts = environment(SUCHOK_SITE_URL="https://suchok.example.gov.bd", SUCHOK_ALLOWED_HOSTS="10.0.0.7").allowed_hosts
    assert {"suchok.example.gov.bd", "10.0.0.7", "localhost"} <= set(hosts)


def test_https_follows_the_address_of_the_site() -> None:
    assert environment(SUCHOK_SITE_URL="https://suchok.example.gov.bd").https
    assert not environment(PORT="8123").https
    assert environment(PORT="8123").site_url == "http://localhost:8123"


def test_every_setting_is_documented() -> None:
    read = set(
        re.findall(r'"(SUCHOK_[A-Z_]+|DATABASE_URL|PORT|XDG_[A-Z_]+)"', (ROOT / "src/suchok/web/env.py").read_text())
    )
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/operating.md").read_text(), flags=re.MULTILINE))
    assert "SUCHOK_SECRET_KEY" in read
    assert read == documented
