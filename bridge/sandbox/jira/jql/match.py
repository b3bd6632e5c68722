"""From a query's clauses to a test of one index record."""

import operator
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from bridge.sandbox.jira.errors import Refused, bad
from bridge.sandbox.jira.index import Record
from bridge.sandbox.jira.jql.parse import Clause
from bridge.sandbox.jira.jql.texts import pattern
from bridge.sandbox.jira.jql.times import moment
from bridge.sandbox.jira.jql.values import FIELDS, Known
from bridge.sandbox.jira.model import User
from bridge.sandbox.jira.state import JiraState

Test = Callable[[Record], bool]
TIMES: Mapping[str, Callable[[Record], float]] = {
    "updated": operator.attrgetter("updated"),
    "updateddate": operator.attrgetter("updated"),
    "created": operator.attrgetter("created"),
    "createddate": operator.attrgetter("created"),
}
COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
TEXTS: Mapping[str, Callable[[Record], str]] = {
    "summary": operator.attrgetter("summary"),
    "description": operator.attrgetter("description"),
    "text": lambda record: f"{record.summary}\n{record.description}",
}
POSITIVE = {"=": True, "in": True, "is": True, "!=": False, "not in": False, "is not": False}
EMPTY = frozenset({"empty", "null"})
NOTHING = (None,)


@dataclass(frozen=True)
class Asker:
    """Who asks, where and when; `now` in seconds since the epoch."""

    state: JiraState
    user: User
    now: float


def test(asker: Asker, clause: Clause) -> Test:
    """A function that says whether a record satisfies the clause.

    Raises:
        Refused: 400, the field, the operator or a value does not exist or does not fit.
    """
    if clause.field in TIMES:
        return _time_test(asker, clause)
    if clause.field in TEXTS:
        return _text_test(clause)
    known = FIELDS.get(clause.field)
    if known is None:
        raise bad(f"Field '{clause.field}' does not exist or you do not have permission to view it.")
    if clause.operator not in POSITIVE:
        raise _unfit(clause)
    return _value_test(asker, clause, known)


def _text_test(clause: Clause) -> Test:
    if clause.operator not in {"~", "!~"}:
        raise _unfit(clause)
    wanted, read, has = pattern(clause.values[0]), TEXTS[clause.field], clause.operator == "~"
    return lambda record: wanted(read(record)) == has


def since(asker: Asker, clause: Clause) -> float | None:
    """The moment before which no record's last update can satisfy the clause."""
    if clause.operator not in {">", ">="} or not clause.field.startswith("updated"):
        return None
    return _moment(asker, clause)


def _time_test(asker: Asker, clause: Clause) -> Test:
    compare = COMPARISONS.get(clause.operator)
    if compare is None:
        raise _unfit(clause)
    bound, read = _moment(asker, clause), TIMES[clause.field]
    return lambda record: compare(read(record), bound)


def _moment(asker: Asker, clause: Clause) -> float:
    found = moment(clause.values[0], asker.now, asker.user.offset_minutes)
    if found is None:
        raise bad(
            f"Date value '{clause.values[0]}' for field '{clause.field}' is invalid. Valid formats include: "
            "'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'."
        )
    return found


def _value_test(asker: Asker, clause: Clause, known: Known) -> Test:
    wanted = frozenset(each for value in clause.values for each in _ids(asker, clause, known, value))
    positive = POSITIVE[clause.operator]
    read = known.read
    if positive:
        return lambda record: not wanted.isdisjoint(read(record))
    if clause.operator != "is not":
        return lambda record: wanted.isdisjoint(read(record)) and None not in read(record)
    return lambda record: wanted.isdisjoint(read(record))


def _ids(asker: Asker, clause: Clause, known: Known, value: str) -> Collection[str | None]:
    if value.lower() in EMPTY and known.can_be_empty:
        return NOTHING
    if clause.operator.startswith("is"):
        raise _unfit(clause)
    if value.lower() == "currentuser()" and known.people:
        return [asker.user.account_id]
    if value.lower() == "unresolved" and known.name == "resolution":
        return NOTHING
    found = known.find(asker.state, value)
    if not found:
        raise bad(known.unknown.format(value=value, field=clause.field))
    return found


def _unfit(clause: Clause) -> Refused:
    return bad(f"The operator '{clause.operator}' is not supported by the '{clause.field}' field.")
