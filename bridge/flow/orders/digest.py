"""The Monday digest on its way."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Digest, Mail, Order, Picture, Post
from bridge.domain.outgoing.weekly import letter
from bridge.domain.periods import Period
from bridge.domain.rules import Rules
from bridge.flow import digest
from bridge.flow.orders.kinds import Builder
from bridge.store.tables import Effect


def _digest(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """To the leaders' channel, or to the lead of a crew; nothing if the crew is gone, or there is nothing to say."""
    body, week = effect.body, Period.named(effect.body["week"])
    crew = rules.crew(body["crew"])
    if body["crew"] and crew is None:
        return None
    card = (
        digest.of_crew(session, rules, crew, week, effect.next_at)
        if crew
        else digest.of_company(session, rules, week, effect.next_at)
    )
    return None if card.is_empty else Post(card, channel=body["channel"], user=body["user"])


def _picture(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The week as a chart below the digest, where that was posted."""
    posted = session.get(Effect, effect.subject)
    chart = _of_company(session, rules, effect).picture
    if posted is None or posted.result is None or chart is None:
        return None
    return Picture(posted.result["channel"], chart)


def _mail(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The same for those outside Slack."""
    week = _of_company(session, rules, effect)
    return None if week.is_empty else Mail(effect.body["to"], letter(week))


def _of_company(session: Session, rules: Rules, effect: Effect) -> Digest:
    return digest.of_company(session, rules, Period.named(effect.body["week"]), effect.next_at)


BUILDERS: Mapping[str, Builder] = {
    "digest": _digest,
    "digest_picture": _picture,
    "digest_mail": _mail,
}
