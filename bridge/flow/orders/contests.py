"""What is contested on its way: to those who decide, and back to the person."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.language import Counted, current
from bridge.domain.language import Phrase as _
from bridge.domain.naming import Side, Somebody
from bridge.domain.outgoing import ContestCard, Note, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.domain.sentences import unpacked
from bridge.flow.orders.kinds import Builder
from bridge.flow.people import EVERYBODY, called, somebody
from bridge.flow.statement import why
from bridge.flow.views.timeline import timeline
from bridge.store.queries import effects, people
from bridge.store.tables import Contest, CreditEntry, Effect, Person

MISSING = _("No. {insight} is not credited")
GONE = _("A line that is not kept any more")
UPHELD = _("You contested: {line}. It stays as it is. The reason: {reason}")
GRANTED = _("You contested: {line}. It was granted: {points}. The reason: {reason}")
DECIDED_UPHELD = _("Decided on {day}: it stays as it is. The reason: {reason}")
DECIDED_GRANTED = _("Decided on {day}: granted, {points}. The reason: {reason}")
GIVEN = Counted("+{count} point", "+{count} points")
TAKEN = Counted("-{count} point", "-{count} points")


def _contest(session: Session, rules: Rules, effect: Effect) -> Order | None:
    contest = session.get_one(Contest, effect.subject)
    card = _card(session, rules, contest, effect)
    return Post(card, user=effect.body.get("user", ""), channel=effect.body.get("channel", ""))


def _contest_card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The card of one reader, edited where it stands; its target is the key of the effect that posted it."""
    posted = effects.by_key(session, effect.target)
    if posted is None or not posted.result:
        return None
    card = _card(session, rules, session.get_one(Contest, effect.subject), posted)
    return Update(card, posted.result["channel"], posted.result["ts"])


def _card(session: Session, rules: Rules, contest: Contest, posted: Effect) -> ContestCard:
    """What a reader may read: an admin everything, the leaders' channel no buttons, a team's channel no words."""
    admin, channel = posted.body.get("user", ""), posted.body.get("channel", "")
    person = session.get_one(Person, contest.person_id)
    reader = people.find(session, person.team, admin) if admin else None
    private = bool(admin) or channel == rules.leaders_channel
    return ContestCard(
        contest=contest.id or 0,
        line=_line(session, rules, contest, own=False),
        who=called(session, rules, person, _viewer(session, rules, reader), Side.SLACK) if private else "",
        text=contest.text if private else "",
        history=timeline(session, *_about(session, contest)) if private else (),
        decidable=bool(admin) and contest.decided_at is None,
        decided=_decided(contest),
        page=f"{rules.page_url}/contests" if rules.page_url else "",
    )


def _viewer(session: Session, rules: Rules, reader: Person | None) -> Somebody:
    """Whoever reads it; somebody whom the bridge never met is in no team."""
    return somebody(session, rules, reader) if reader else EVERYBODY


def _about(session: Session, contest: Contest) -> tuple[int | None, int | None]:
    """The report and the problem that it is about."""
    if contest.entry_id is None:
        return contest.insight_id, None
    entry = session.get_one(CreditEntry, contest.entry_id)
    return entry.insight_id, entry.group_id


def _line(session: Session, rules: Rules, contest: Contest, *, own: bool) -> str:
    """The contested line as it stands; after its time only what it was about is known."""
    if contest.entry_id is None:
        return MISSING.format(insight=contest.insight_id) if contest.insight_id else GONE.format()
    return why(session, rules, session.get_one(CreditEntry, contest.entry_id), own=own)


def _decided(contest: Contest) -> str:
    if contest.decided_at is None:
        return ""
    how = DECIDED_UPHELD if contest.verdict == "upheld" else DECIDED_GRANTED
    day = current().day(contest.decided_at.date())
    return how.format(day=day, points=_points(contest), reason=contest.reason)


def _points(contest: Contest) -> str:
    return (TAKEN if contest.points < 0 else GIVEN)(abs(contest.points))


def _contest_told(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The person reads the decision with its reason; nobody is written to who was erased."""
    contest = session.get_one(Contest, effect.subject)
    person = session.get_one(Person, contest.person_id)
    if person.erased_at is not None:
        return None
    template = UPHELD if contest.verdict == "upheld" else GRANTED
    text = template.format(
        line=_line(session, rules, contest, own=True), points=_points(contest), reason=contest.reason
    )
    return Post(Note(text), user=person.user)


def _contest_refused(_session: Session, _rules: Rules, effect: Effect) -> Order | None:
    return Post(Note(unpacked(effect.body).said()), user=effect.body["user"])


BUILDERS: Mapping[str, Builder] = {
    "contest": _contest,
    "contest_card": _contest_card,
    "contest_told": _contest_told,
    "contest_refused": _contest_refused,
}
