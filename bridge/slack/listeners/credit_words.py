"""What `/credits` was asked for: whose, and of which time, in plain words and any order."""

from collections.abc import Mapping
from datetime import date

from bridge.domain.credit_summary import Scope
from bridge.domain.periods import Period, Span

SCOPES: Mapping[str, Scope] = {
    "me": Scope.ME,
    "mine": Scope.ME,
    "team": Scope.TEAM,
    "company": Scope.COMPANY,
    "everybody": Scope.COMPANY,
}
SPANS: Mapping[str, Span] = {"week": Span.WEEK, "month": Span.MONTH, "quarter": Span.QUARTER}
BEFORE = frozenset({"last", "previous"})
FILLING = frozenset({"my", "our", "this", "the", "of", "in", "for", "credit", "credits"})


def asked(text: str, today: date) -> tuple[Scope, Period | None] | None:
    """Whose credit, and of which period; None where the words cannot be understood.

    A person's own credit is of all time unless a time is named; that of a team and of the company of this month.

    >>> asked("team last month", date(2026, 11, 22))[1].words
    'October 2026'
    >>> asked("frobnicate", date(2026, 11, 22)) is None
    True
    """
    words = [word for word in text.casefold().split() if word not in FILLING]
    scopes = [SCOPES[word] for word in words if word in SCOPES]
    spans = [SPANS[word] for word in words if word in SPANS]
    befores = [word for word in words if word in BEFORE]
    named = (len(scopes), len(spans), len(befores))
    if sum(named) != len(words) or max(named) > 1:
        return None
    scope = scopes[0] if scopes else Scope.ME
    if scope is Scope.ME and not (spans or befores):
        return scope, None
    period = Period.of(spans[0] if spans else Span.MONTH, today)
    return scope, period.previous if befores else period
