"""Answer a query from the search index."""

import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.index import Record
from bridge.sandbox.jira.jql.match import Asker, since, test
from bridge.sandbox.jira.jql.parse import Clause, Order, Query, parse

UNBOUNDED = "Unbounded JQL queries are not allowed here. Please add a search restriction to your query."
SORT_KEYS: dict[str, Callable[[Record], Any]] = {
    "updated": operator.attrgetter("updated"),
    "created": operator.attrgetter("created"),
    "id": operator.attrgetter("id"),
    "key": lambda record: (record.key.rpartition("-")[0], int(record.key.rpartition("-")[2])),
    "project": operator.attrgetter("project"),
}
SORT_KEYS["issuekey"] = SORT_KEYS["key"]


def find(asker: Asker, jql: str) -> list[Record]:
    """The records that a query asks for, sorted; newest first when it does not say.

    The caller holds the site's lock.

    Raises:
        Refused: 400, the query is unbounded, unreadable, or names what does not exist.
    """
    query = parse(jql)
    if not query.clauses:
        raise bad(UNBOUNDED)
    tests = [test(asker, clause) for clause in query.clauses]
    found = [record for record in _candidates(asker, query) if all(holds(record) for holds in tests)]
    for order in reversed(query.order or (Order("created", descending=True),)):
        found.sort(key=_sort_key(order), reverse=order.descending)
    return found


def _sort_key(order: Order) -> Callable[[Record], Any]:
    if order.field not in SORT_KEYS:
        raise bad(f"Not able to sort using field '{order.field}'.")
    return SORT_KEYS[order.field]


def _candidates(asker: Asker, query: Query) -> Iterator[Record]:
    named = next((clause for clause in query.clauses if _names_issues(clause)), None)
    if named:
        return _named(asker, named.values)
    moments = [found for clause in query.clauses if (found := since(asker, clause)) is not None]
    return asker.state.index.newest_first(max(moments, default=None))


def _names_issues(clause: Clause) -> bool:
    return clause.field in {"key", "issuekey", "id"} and clause.operator in {"=", "in"}


def _named(asker: Asker, names: Iterable[str]) -> Iterator[Record]:
    for number in {asker.state.issue(name).id for name in names}:
        record = asker.state.index.get(number)
        if record:
            yield record
