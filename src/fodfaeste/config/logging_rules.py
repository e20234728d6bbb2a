"""What the server writes down: paths without query strings, and never a CPR number."""

import logging
import re
from typing import Any

# Ten digits with or without the dash; the day of birth makes it a likely CPR number.
CPR = re.compile(r"\b([0-3]\d[01]\d\d{2})[- ]?\d{4}\b")
QUERY = re.compile(r"\?[^\s\"']+")
# These addresses hold a secret: links of employers, the network and citizens, a calendar,
# a new password.
LINK = re.compile(r"(/aftale/|/hjaelp/|/svar/|/kalender/|/password/reset/key/)[^\s\"'/]+")


class WithoutPeople(logging.Formatter):
    """Formats a line, tracebacks included, and takes out what could show a person."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without CPR numbers, query strings and secrets of links."""
        line = LINK.sub(r"\1…", super().format(record))
        return QUERY.sub("?…", CPR.sub("[cpr]", line))


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": WithoutPeople,
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "django.db.backends": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
    },
}
