"""What brings owners and those who reported together."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken
from bridge.domain.outgoing import Note, Order, Post, TalkInvite, Update
from bridge.domain.quotes import titled
from bridge.domain.rules import Rules
from bridge.domain.sentences import unpacked
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import groups, people, rulings
from bridge.store.queries.one import the
from bridge.store.tables import Effect, Insight, Invitation, Talk

ANSWERS = {
    "yes": _("You said yes. Thank you."),
    "no": _("You said no. That is fine."),
    "late": _("Others were faster. Thank you for being there."),
}
TOGETHER = _("{team} would like to talk with you about “{title}”.")
TOGETHER_ABOUT = _("{team} would like to talk with you about “{title}”. {about}")


def _invite(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """In the home of the report, for as long as it was not answered otherwise."""
    invitation = session.get_one(Invitation, effect.subject)
    insight = the(session, Insight, invitation.insight_id)
    if insight.home_channel is None or insight.home_ts is None:
        return None
    return Post(_card(session, rules, invitation), channel=insight.home_channel, thread=insight.story)


def _invite_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    invitation = session.get_one(Invitation, effect.subject)
    if invitation.card_channel is None or invitation.card_ts is None:
        return None
    return Update(_card(session, rules, invitation), invitation.card_channel, invitation.card_ts)


def _card(session: Session, rules: Rules, invitation: Invitation) -> TalkInvite:
    talk = session.get_one(Talk, invitation.talk_id)
    group = groups.get(session, talk.group_id)
    answer = spoken(ANSWERS.get(invitation.answer or "", ""))
    return TalkInvite(talk.id or 0, titled(group.title), rules.route(group.theme).team, talk.text, answer)


def _talk(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The owner and the first who said yes, in a conversation of their own."""
    talk = session.get_one(Talk, effect.subject)
    group = groups.get(session, talk.group_id)
    willing = [one.person_id for one in rulings.invited(session, talk.id or 0) if one.answer == "yes"]
    users = people.users(session, {talk.person_id, *willing})
    together = TOGETHER_ABOUT if talk.text else TOGETHER
    text = together.format(team=rules.route(group.theme).team, title=titled(group.title), about=talk.text)
    return Post(Note(text), together=tuple(users[person] for person in (talk.person_id, *willing)))


def _lead(_session: Session, _rules: Rules, effect: Effect) -> Order | None:
    return Post(Note(unpacked(effect.body).said()), user=effect.body["user"])


BUILDERS: Mapping[str, Builder] = {
    "invite": _invite,
    "invite_card": _invite_card,
    "talk": _talk,
    "lead": _lead,
}
