"""Log lines as JSON, one object a line, for machines that collect them."""

import json
import logging
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any


class JsonLines(logging.Formatter):
    """Writes a record as one JSON object: time, level, logger, message, and the traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def without_ways_into_refusals(record: logging.LogRecord) -> bool:
    """Leave the traceback out of what a request did wrong; it tells nothing, and whoever sends many fills a disk."""
    if getattr(record, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR) < HTTPStatus.INTERNAL_SERVER_ERROR:
        record.exc_info = None
    return True


def logging_settings(*, log_format: str) -> dict[str, Any]:
    """Return Django's ``LOGGING``: everything to standard error, in one of the two formats."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "text": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
            "json": {"()": JsonLines},
        },
        "filters": {"refusals": {"()": lambda: without_ways_into_refusals}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": log_format, "filters": ["refusals"]},
        },
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
            # Every ten seconds it would tell that it looked for jobs of killed workers.
            "procrastinate": {"level": "WARNING"},
        },
    }
