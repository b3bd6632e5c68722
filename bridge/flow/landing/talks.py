"""What happened to invitations, and to the conversations that they led to."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.outgoing import Posted
from bridge.domain.rules import Rules
from bridge.flow.landing.kinds import Landing, Result
from bridge.store.tables import Effect, Invitation, Talk


def _invite(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    invitation = session.get(Invitation, effect.subject)
    if invitation is not None and isinstance(result, Posted):
        invitation.card_channel, invitation.card_ts = result.channel, result.ts
        session.add(invitation)


def _talk(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    talk = session.get(Talk, effect.subject)
    if talk is not None and isinstance(result, Posted):
        talk.channel = result.channel
        session.add(talk)


LANDED: Mapping[str, Landing] = {"invite": _invite, "talk": _talk}
