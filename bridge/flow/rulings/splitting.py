"""Some reports speak of something else: they become a problem of their own, or go to another one."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import COUNTED, Cause, State
from bridge.domain.incoming import Click
from bridge.domain.language import Phrase as _
from bridge.domain.phrasing import one_line, shortened
from bridge.domain.quotes import TITLE_CHARS
from bridge.domain.reasons import TEAM_SAYS_HERE
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.domain.stages import Stage, takes_back
from bridge.flow import figures, ledger, telling
from bridge.flow.membership import Move, move, show
from bridge.flow.rulebook import Facts
from bridge.flow.rulings import opening
from bridge.flow.rulings.apart import Place, bar, keep_apart
from bridge.flow.rulings.forms import chosen, first, group_number
from bridge.store.queries import groups
from bridge.store.tables import Group, Insight, Membership, Person

Listed = list[tuple[Insight, Membership]]

SOME_STAY = _("Some reports stay: it was said before that they do not belong there.")


def split(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Make a problem of its own of the chosen reports; from now on nothing joins the two again by itself."""
    listed = groups.members(session, group.id or 0, tuple(State))
    gone = _among(listed, chosen(click))
    if not gone or len(gone) == len(listed):
        return None
    made = _made_of(session, group, click, now)
    vetoes = [
        *bar(session, _places(gone), group.id or 0, person, now),
        *bar(session, _places(listed) - _places(gone), made.id or 0, person, now),
    ]
    apart = keep_apart(session, group, made, person, now)
    rows = _carry(session, gone, made, Cause.SPLIT, person, now)
    _tell(session, group, made, gone, now)
    show(session, rules, made, now)
    made.title = _title(click) or made.title
    _settle(session, rules, (group, made), gone, now)
    return {"rows": rows, "vetoes": vetoes, "made": made.id, **apart}


def move_to(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Move the chosen reports to another problem, but for those whose reporter said that they are not of it."""
    to = group_number(first(click, "to"))
    into = groups.get(session, to) if to is not None else group
    if into.id == group.id:
        return None
    meant = _among(groups.members(session, group.id or 0, tuple(State)), chosen(click))
    refused = groups.vetoes(session, into.id or 0)
    gone = [(insight, place) for insight, place in meant if (place.insight_id, place.part) not in refused]
    if len(gone) < len(meant):
        telling.note(session, group.id or 0, sentence(SOME_STAY), f"stay:{click.outside_id}", now)
    if not gone:
        return None
    vetoes = bar(session, _places(gone), group.id or 0, person, now)
    rows = _carry(session, gone, into, Cause.MOVED, person, now)
    _tell(session, group, into, gone, now)
    _settle(session, rules, (group, into), gone, now)
    return {"rows": rows, "vetoes": vetoes}


def _among(listed: Listed, places: Collection[Place]) -> Listed:
    return [(insight, place) for insight, place in listed if (place.insight_id, place.part) in places]


def _places(listed: Listed) -> set[Place]:
    return {(place.insight_id, place.part) for _insight, place in listed}


def _title(click: Click) -> str:
    return shortened(one_line(first(click, "title")), TITLE_CHARS)


def _made_of(session: Session, group: Group, click: Click, now: datetime) -> Group:
    made = Group(theme=group.theme, title=_title(click) or group.title, stage_since=now, created_at=now)
    session.add(made)
    session.flush()
    return made


def _carry(
    session: Session, gone: Listed, into: Group, cause: Cause, person: Person, now: datetime
) -> list[int]:
    """Move reports as sure as they were; a person has said where the doubtful ones belong."""
    rows = []
    for insight, place in gone:
        state = State(place.state) if place.state in COUNTED else State.JOINED
        how = Move(into.id or 0, state, cause, person.id, place.probability, TEAM_SAYS_HERE)
        rows.append(move(session, insight.id or 0, how, now, place.part).id or 0)
    return rows


def _tell(session: Session, left: Group, into: Group, gone: Listed, now: datetime) -> None:
    """Those for whom another stage holds than they were told hear it."""
    for number in {insight.id or 0 for insight, _place in gone}:
        telling.refresh_home(session, number, f"split{into.id}:{now.timestamp()}", now)
    concerned = {insight.id or 0 for insight, place in gone if place.state in COUNTED}
    if left.stage == into.stage or not concerned:
        return
    before, after = Stage(left.stage), Stage(into.stage)
    correction = after is Stage.HEARD or takes_back(before, after)
    telling.arrive(session, into, concerned, now, correction=correction)


def _settle(session: Session, rules: Rules, both: tuple[Group, Group], gone: Listed, now: datetime) -> None:
    for insight, _place in gone:
        ledger.settle_insight(session, rules, insight, now)
    for group in both:
        telling.refresh_triage(session, group, f"split{now.timestamp()}", now)
        figures.regrouped(session, rules, group, now)
    opening.notice(session, rules, both[1], now)
