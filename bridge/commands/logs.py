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


class _Unquoted(logging.Filter):
    """asyncio puts what a task raised, and what it was called with, into its sentence."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the error, and say of what it is in words of ours."""
        record.msg, record.args = "not foreseen, in a task", ()
        return True


def to_stderr(level: int = logging.INFO) -> None:
    """Write log lines to standard error; what nobody caught is one of them."""
    handler = logging.StreamHandler()
    handler.setFormatter(Wordless(LINE))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("alembic", "httpcore", "httpx", "sqlalchemy", "urllib3", "jira", "slack_sdk", "slack_bolt"):
        logging.getLogger(name).setLevel(logging.WARNING)
    catch_the_rest()


def catch_the_rest() -> None:
    """Write down of what nobody caught, in whatever way Python tells of it, where it rose and not its words."""
    sys.excepthook = lambda _kind, error, _rose: _note("", error)
    threading.excepthook = lambda given: _note(", so a thread ended", given.exc_value)
    sys.unraisablehook = lambda given: _note(", where nothing can be raised", given.exc_value)
    asyncio = logging.getLogger("asyncio")
    if not asyncio.filters:
        asyncio.addFilter(_Unquoted())
    # A line that does not fit its arguments would be written down with them.
    logging.raiseExceptions = False


def _note(where: str, error: BaseException | None) -> None:
    if error is not None:
        log.critical("not foreseen%s. %s", where, traced(error))
