"""Logs for operators: one line an event, ids and never texts, tokens or headers."""

import logging
import sys
import threading
from typing import Any

from bridge.domain.errors import traced

log = logging.getLogger(__name__)

LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Wordless(logging.Formatter):
    """Says of an error where it rose, and not its own words: whoever raises one may quote a report or a token."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the base class's name
        """The error's class and the lines through which it rose."""
        return traced(ei[1]) if ei[1] else ""


def to_stderr(level: int = logging.INFO) -> None:
    """Write log lines to standard error; what nobody caught is one of them."""
    handler = logging.StreamHandler()
    handler.setFormatter(Wordless(LINE))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("alembic", "httpcore", "httpx", "sqlalchemy", "urllib3", "jira", "slack_sdk", "slack_bolt"):
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = lambda kind, error, rose: log.critical("not foreseen", exc_info=(kind, error, rose))
    threading.excepthook = _note


def _note(given: threading.ExceptHookArgs) -> None:
    """A thread ends because of what nobody caught."""
    if given.exc_value:
        log.critical("not foreseen, so a thread ended", exc_info=given.exc_value)
