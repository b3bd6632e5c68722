"""An owner wants to talk with up to two of those who heard a problem: they are asked, never simply brought in."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import COUNTED, State
from bridge.domain.incoming import Click
from bridge.domain.language import Phrase as _
from bridge.domain.quotes import titled_later
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import outbox, telling
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import first
from bridge.store.queries import groups, rulings
from bridge.store.tables import Group, Insight, Invitation, Person, Talk

ASKED_FIRST = 6
"""People who are asked at once; for each who says no, one more is."""

TOGETHER = 2
"""People whom an owner talks with; more would be a meeting."""


def talk(
    session: Session, _rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Ask some of those who reported whether they would talk, first those who confirmed it last."""
    made = Talk(group_id=group.id or 0, person_id=person.id or 0, text=first(click, "text"), at=now)
    session.add(made)
    session.flush()
    for insight in _willing(session, group, made)[:ASKED_FIRST]:
        _invite(session, made, insight, now)
    asked = rulings.invited(session, made.id or 0)
    if not asked:
        session.delete(made)
        telling.note(session, group.id or 0, sentence(NOBODY), click.outside_id, now)
        return None
    return {"talk": made.id}


def _willing(session: Session, group: Group, made: Talk) -> list[Insight]:
    """A report of each person who may be asked yet: confirmed ones first, of these the newest; never the owner's own."""
    listed = groups.members(session, group.id or 0, COUNTED)
    listed.sort(key=lambda one: (one[1].state == State.CONFIRMED, one[1].at, one[1].id), reverse=True)
    met = {one.person_id for one in rulings.invited(session, made.id or 0)} | {made.person_id}
    found = {insight.person_id: insight for insight, _place in reversed(listed)}
    order = dict.fromkeys(insight.person_id for insight, _place in listed)
    return [found[person] for person in order if person not in met]


def _invite(session: Session, made: Talk, insight: Insight, now: datetime) -> None:
    invitation = Invitation(talk_id=made.id or 0, person_id=insight.person_id, insight_id=insight.id or 0)
    session.add(invitation)
    session.flush()
    outbox.enqueue(
        session,
        f"invite:{made.id}:{insight.person_id}",
        kind="invite",
        subject=invitation.id or 0,
        target=outbox.home_of(insight.id or 0),
        priority=outbox.Priority.PERSON,
        now=now,
    )


def answer(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Keep what somebody answers to an invitation, once; with enough of them the conversation begins."""
    made = session.get(Talk, click.subject)
    invitation = rulings.invitation(session, click.subject, person.id or 0)
    if (
        made is None
        or invitation is None
        or invitation.answer is not None
        or click.choice not in {"yes", "no"}
    ):
        return
    _answered(session, invitation, click.choice, now)
    if click.choice == "no":
        group = groups.get(session, made.group_id)
        for insight in _willing(session, group, made)[:1]:
            _invite(session, made, insight, now)
    _begin_if_due(session, rules, made, now)


def _answered(session: Session, invitation: Invitation, how: str, now: datetime) -> None:
    invitation.answer = how
    session.add(invitation)
    session.flush()
    outbox.refresh(
        session,
        f"{how}{now.timestamp()}",
        kind="invite_card",
        subject=invitation.id or 0,
        target=outbox.home_of(invitation.insight_id),
        now=now,
    )


def _begin_if_due(session: Session, rules: Rules, made: Talk, now: datetime) -> None:
    """With two who said yes, or with one when nobody is left to answer."""
    asked = rulings.invited(session, made.id or 0)
    willing = [one for one in asked if one.answer == "yes"]
    open_yet = [one for one in asked if one.answer is None]
    if not willing or (len(willing) < TOGETHER and open_yet):
        return
    for late in open_yet:
        _answered(session, late, "late", now)
    outbox.enqueue(
        session,
        f"talk:{made.id}",
        kind="talk",
        subject=made.id or 0,
        target=f"talk:{made.id}",
        priority=outbox.Priority.PERSON,
        now=now,
    )
    for one in willing:
        _tell_lead(session, rules, made, one, now)


def _tell_lead(session: Session, rules: Rules, made: Talk, one: Invitation, now: datetime) -> None:
    """The lead of the reporter's team hears that it takes some time of theirs, not who it is."""
    insight = session.get_one(Insight, one.insight_id)
    crew, group = rules.crew(insight.crew), groups.get(session, made.group_id)
    if crew is None or not crew.lead:
        return
    team = rules.route(group.theme).team
    says = sentence(AGREED, crew=crew.name, team=team, title=titled_later(group.title))
    outbox.enqueue(
        session,
        f"lead:{made.id}:{one.person_id}",
        kind="lead",
        subject=made.id or 0,
        target=f"lead:{crew.lead}",
        priority=outbox.Priority.TEAM,
        body={"user": crew.lead, **says.packed()},
        now=now,
    )


NOBODY = _("Nobody can be asked to talk: no report of others counts here yet.")
AGREED = _("Somebody of {crew} has agreed to talk with {team} about “{title}”. Please give them the time.")
