"""One report, for whoever asks for it by its number."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain import permalinks
from bridge.domain.outgoing import Problem
from bridge.domain.outgoing.asked import ShownReport, Unanswered, Why
from bridge.domain.rules import Rules
from bridge.flow import crews
from bridge.flow.asking.readers import Reader
from bridge.flow.membership import by_problem
from bridge.flow.views.seen import seen
from bridge.store.queries import groups
from bridge.store.tables import Insight


def report(
    session: Session, rules: Rules, reader: Reader, number: int, now: datetime
) -> ShownReport | Unanswered:
    """A report, cut to what its reader may see; one that they may not see is not there for them.

    Where others read along, only one's own words are shown, and none that are held back.
    """
    insight = session.get(Insight, number)
    if insight is None or not _sees(reader, insight):
        return Unanswered(Why.NO_REPORT, number)
    own = insight.person_id == reader.person
    if reader.overheard and (insight.held_back or not own):
        return Unanswered(Why.NOT_HERE)
    return ShownReport(
        insight=number,
        at=insight.said_at,
        text=insight.text if own or not insight.held_back else "",
        held=insight.held_back and bool(insight.text),
        problems=_problems(session, rules, reader, number, now),
        team="" if own else crews.large(session, rules).get(insight.crew or "", ""),
        own=own,
        home=_home(reader, insight) if own and not reader.overheard else "",
        page=permalinks.insight_page(rules.page_url, number),
    )


def _sees(reader: Reader, insight: Insight) -> bool:
    return reader.crews is None or insight.crew in reader.crews or insight.person_id == reader.person


def _home(reader: Reader, insight: Insight) -> str:
    return permalinks.message(reader.viewer.team, insight.home_channel, insight.home_ts)


def _problems(
    session: Session, rules: Rules, reader: Reader, number: int, now: datetime
) -> tuple[Problem, ...]:
    places = (places[-1].group_id for places in by_problem(session, number))
    return tuple(seen(session, rules, groups.get(session, group), reader.crews, now) for group in places)
