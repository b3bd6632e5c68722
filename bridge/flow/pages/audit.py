"""Who looked at named data of others, and who took tables away, for those who look after the bridge."""

from datetime import UTC, datetime

from sqlmodel import Session

from bridge.domain.pages.asked import Asked
from bridge.domain.pages.audit import Audit, Glance
from bridge.domain.periods import Period, Span
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow.pages.reading import Callers
from bridge.store.queries.pages import audit
from bridge.store.tables import Look

A_PAGE = 100
"""So many lines of the log at once."""

LOCAL = "Whoever sat at the machine that runs the bridge"
"""Nobody signs in there."""

OF_NOBODY = {"forgotten": "The bridge itself"}
"""Who did what no person does."""


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, now: datetime) -> Audit:
    """The log of a period: this month's unless asked otherwise."""
    period = asked.period or Period.of(Span.MONTH, now.date())
    total = audit.count(session, period.start, period.end)
    first, most = (0, None) if asked.whole else (A_PAGE * (asked.page - 1), A_PAGE)
    callers = Callers(session, rules, viewer)
    looks = audit.between(session, period.start, period.end, first, most)
    callers.expect({number for look in looks for number in (look.person_id, look.about_id) if number})
    return Audit(
        period,
        tuple(_glance(look, callers) for look in looks),
        total,
        asked.page,
        max(1, -(-total // A_PAGE)),
        tuple(sorted(callers.named)),
    )


def _glance(look: Look, callers: Callers) -> Glance:
    at = look.at.astimezone(UTC)
    return Glance(
        at.date(),
        at.hour,
        callers.answerable(look.person_id) if look.person_id else OF_NOBODY.get(look.what, LOCAL),
        look.what,
        look.page.replace("_", " ").replace("/", ", "),
        callers.call(look.about_id) if look.about_id else "",
        look.rows if look.what == "export" else look.rows or None,
    )
