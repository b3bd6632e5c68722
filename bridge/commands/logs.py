"""Logs for operators: one line an event, ids and never texts, tokens or headers."""

import logging


def to_stderr(level: int = logging.INFO) -> None:
    """Write log lines to standard error."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True)
    for name in ("alembic", "httpcore", "httpx", "sqlalchemy", "urllib3", "jira", "slack_sdk", "slack_bolt"):
        logging.getLogger(name).setLevel(logging.WARNING)
