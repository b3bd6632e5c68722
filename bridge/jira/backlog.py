"""The open issues that a new problem may be about."""

from collections.abc import Iterator, Sequence
from functools import partial

from bridge.domain.errors import RefusedError
from bridge.domain.incoming import IssueSeen
from bridge.jira import lookup, pages, seen
from bridge.jira.client import Connection
from bridge.jira.projects import found

_FIELDS = (*seen.FIELDS, seen.DESCRIPTION)
_PUBLIC = " AND level is EMPTY"


def read(connection: Connection, projects: Sequence[str]) -> Iterator[IssueSeen]:
    """Open issues of these projects without a security level, newest change first.

    A site without security levels may refuse a query that names them; what is secured is left out in any case.
    """
    if not projects:
        return
    for raw in found(connection, projects, partial(_open, connection)):
        issue = seen.issue(connection, raw)
        if not issue.secured:
            yield issue


def _open(connection: Connection, projects: Sequence[str]) -> Iterator[pages.Raw]:
    """A refusal comes with the first page, before anything was given."""
    jql = f"project in ({lookup.listed(projects)}) AND statusCategory != Done"
    order, search = " ORDER BY updated DESC", connection.dialect.search
    try:
        yield from search(connection, jql + _PUBLIC + order, _FIELDS)
    except RefusedError as error:
        if error.code != "400":
            raise
        yield from search(connection, jql + order, _FIELDS)
