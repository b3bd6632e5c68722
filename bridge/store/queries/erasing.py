"""What is taken out of the tables when a person is erased. Lines of the ledger are none of it."""

import re
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, delete, func, or_, select, update
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.app_home import KIND as APP_HOME
from bridge.store.queries.known import KIND as ANSWER
from bridge.store.queries.prepared import all_rows
from bridge.store.tables import (
    Asked,
    Attachment,
    CallBack,
    Consent,
    Contest,
    ContextLine,
    CrewMember,
    Effect,
    Group,
    HeadsUp,
    Inbox,
    Insight,
    InsightVersion,
    Invitation,
    Look,
    Membership,
    Offer,
    Pace,
    Part,
    Person,
    Placeholder,
    Preference,
    Question,
    Reference,
    RoleMember,
    Ruling,
    ThankYou,
    Vector,
    Watch,
    WebSession,
    Wording,
)


def persons(session: Session, user: str) -> list[Person]:
    """Whoever has this id of Slack's, in any workspace."""
    return list(session.exec(select(Person).where(Person.user == user).order_by(col(Person.id))))


def insights_of(session: Session, person: int) -> list[Insight]:
    """What a person reported, lowest number first."""
    return list(session.exec(select(Insight).where(Insight.person_id == person).order_by(col(Insight.id))))


def words_of(session: Session, insights: Collection[int]) -> list[str]:
    """Everything that these insights say or said, in versions and parts."""
    texts = select(Insight.text).where(col(Insight.id).in_(insights))
    versions = select(InsightVersion.text).where(col(InsightVersion.insight_id).in_(insights))
    pieces = select(Part.words).where(col(Part.insight_id).in_(insights))
    return [words for query in (texts, versions, pieces) for words in session.exec(query)]


def problems_of(session: Session, insights: Collection[int]) -> list[Group]:
    """The groups that these insights are or were in."""
    numbers = select(Membership.group_id).where(col(Membership.insight_id).in_(insights))
    return list(session.exec(select(Group).where(col(Group.id).in_(numbers)).order_by(col(Group.id))))


def words(session: Session, insights: Collection[int]) -> None:
    """Delete all that is kept of the words of insights, beside the insights themselves.

    Why they were put into their problems names words that they share with others.
    """
    reasons = update(Membership).where(col(Membership.insight_id).in_(insights)).values(why="")
    session.exec(reasons)
    for table in (Attachment, ContextLine, InsightVersion, Placeholder, Reference, Vector, Part):
        session.exec(delete(table).where(col(table.insight_id).in_(insights)))
    asked = select(Effect).where(col(Effect.subject).in_(insights), Effect.kind == "take_down")
    _hush(session, asked)


def _hush(session: Session, asked: SelectOfScalar[Effect]) -> None:
    """Keep nothing of why somebody asked."""
    for effect in session.exec(asked):
        effect.body = {**effect.body, "text": ""}
        session.add(effect)


def asked_by(session: Session, person: int, now: datetime) -> None:
    """Empty what a person asked of teams and suggested; what a team approved is theirs to say by now."""
    _hush(session, select(Effect).where(col(Effect.kind).in_(_ASKED), Effect.object == person))
    suggested = col(Wording.person_id) == person, col(Wording.approved_by).is_(None)
    refused = func.coalesce(Wording.refused_at, now)
    session.exec(update(Wording).where(*suggested).values(text="", meanwhile="", refused_at=refused))


def messages(session: Session, insights: Collection[Insight], person: int, user: str) -> list[Effect]:
    """The messages that stand at a person's reports, and those elsewhere that say nothing but what they wrote."""
    homes = {f"home:{insight.id}" for insight in insights}
    kind, subject, object_ = col(Effect.kind), col(Effect.subject), col(Effect.object)
    suggested = select(Wording.id).where(Wording.person_id == person, col(Wording.approved_by).is_(None))
    contested = select(Contest.id).where(Contest.person_id == person)
    thanked = select(ThankYou.id).where(ThankYou.person_id == person)
    said = or_(
        col(Effect.target).in_(homes),
        and_(kind == "suggestion", subject.in_(suggested)),
        and_(kind == "contest", subject.in_(contested)),
        and_(kind == "thank_you", object_.in_(thanked)),
        and_(kind == "heads_up_asked", object_ == person),
    )
    posted = select(Effect).where(said, Effect.state == "done").order_by(col(Effect.id))
    typed = select(Effect).where(_typed_by(user), Effect.state == "done").order_by(col(Effect.id))
    return [*session.exec(posted), *(one for one in session.exec(typed) if _WORDS & one.body.keys())]


@all_rows
def wishes(person: int) -> SelectOfScalar[Effect]:
    """The messages by which others were asked to remove words, because somebody wished it."""
    posted = Effect.kind == "take_down", Effect.object == person, Effect.state == "done"
    return select(Effect).where(*posted).order_by(col(Effect.id))


def _typed_by(user: str) -> ColumnElement[bool]:
    """What followed from a click or a form of somebody."""
    return col(Effect.key).contains(f":{user}:", autoescape=True)


def answers_of(session: Session, person: int) -> list[tuple[Asked, Question]]:
    """What a person was asked."""
    query = select(Asked, Question).join(Question, col(Question.id) == col(Asked.question_id))
    return list(session.exec(query.where(Asked.person_id == person)).all())


def belongings(session: Session, person: int, user: str, now: datetime) -> None:
    """Delete what is kept for a person, and the words of what they contested and said thanks with."""
    for table in (WebSession, Consent, Invitation, Preference):
        session.exec(delete(table).where(col(table.person_id) == person))
    open_ = delete(CallBack).where(col(CallBack.person_id) == person, col(CallBack.done_at).is_(None))
    session.exec(open_)
    session.exec(delete(Look).where(col(Look.about_id) == person))
    told = delete(Effect).where(col(Effect.kind).in_(_HEADS_UPS), Effect.body["user"].as_string() == user)
    session.exec(told)
    for_them = col(Effect.kind).in_((APP_HOME, ANSWER)), col(Effect.subject) == person
    session.exec(delete(Effect).where(*for_them))
    session.exec(delete(Offer).where(or_(Offer.author_id == person, Offer.captor_id == person)))
    for member in (CrewMember, RoleMember):
        session.exec(delete(member).where(col(member.user) == user))
    listening = col(Watch.person_id) == person, col(Watch.ended_at).is_(None)
    session.exec(update(Watch).where(*listening).values(ended_at=now))
    session.exec(update(Contest).where(col(Contest.person_id) == person).values(text=""))
    standing = col(ThankYou.person_id) == person, col(ThankYou.withdrawn_at).is_(None)
    session.exec(update(ThankYou).where(*standing).values(withdrawn_at=now))
    session.exec(update(ThankYou).where(col(ThankYou.person_id) == person).values(text=""))


def unsent(session: Session, targets: Collection[str]) -> None:
    """Let nothing more be sent to the homes of an erased person."""
    waiting = update(Effect).where(col(Effect.target).in_(targets), col(Effect.state) == "waiting")
    session.exec(waiting.values(state="skipped"))
    session.exec(update(Effect).where(col(Effect.target).in_(targets)).values(result=None))


def paces(session: Session, places: Collection[str]) -> None:
    """Forget when somebody was last written to, by their id or that of their direct messages."""
    for place in places:
        session.exec(delete(Pace).where(col(Pace.scope).endswith(f":{place}", autoescape=True)))


def clicks(session: Session, user: str, tombstone: str) -> None:
    """Let what came in name nobody any more; a click is known by who pressed."""
    session.exec(delete(Inbox).where(Inbox.body["user"].as_string() == user))
    for table, column in _CLICKS:
        named = update(table).where(column.contains(f"{user}:", autoescape=True))
        session.exec(named.values({column: func.replace(column, f"{user}:", f"{tombstone}:")}))


def effects(session: Session, user: str, tombstone: str) -> None:
    """Let what was sent name nobody any more; what waits for them is not sent, and what they wrote is not kept."""
    whole = re.compile(rf"(?<![\w-]){re.escape(user)}(?![\w-])")
    theirs = Effect.body["user"].as_string() == user
    named = (column.contains(user, autoescape=True) for column in (col(Effect.key), col(Effect.target)))
    for effect in session.exec(select(Effect).where(or_(theirs, *named))):
        if effect.body.get("user") == user:
            effect.body = {**effect.body, "user": tombstone}
            effect.state = "skipped" if effect.state == "waiting" else effect.state
        if whole.search(effect.key) and _WORDS & effect.body.keys():
            kept = {name: value for name, value in effect.body.items() if name not in _WORDS}
            effect.body = {**kept, "text": ""}
        effect.key, effect.target = (whole.sub(tombstone, name) for name in (effect.key, effect.target))
        session.add(effect)


_WORDS = frozenset({"text", "phrase", "places"})
"""Where the body of an effect holds what is said, as words or as a sentence of the catalogue."""

_ASKED = ("take_down", "heads_up_asked")
"""Effects whose bodies hold what somebody, their object, asked of others."""

_HEADS_UPS = ("heads_up", "heads_up_again")
"""Effects whose keys or bodies say who was told."""

_CLICKS = (
    (Ruling, col(Ruling.click)),
    (Contest, col(Contest.click)),
    (ThankYou, col(ThankYou.click)),
    (Question, col(Question.comment_id)),
    (HeadsUp, col(HeadsUp.click)),
)
