"""A question, and what came back."""

from collections import Counter

from sqlmodel import Session

from bridge.domain.language import Phrase as _
from bridge.domain.outgoing import AnswersCard, QuestionCard
from bridge.domain.quotes import titled
from bridge.domain.redaction.names import has_likely_name
from bridge.domain.rules import Rules
from bridge.flow.crews import crew_of, crews_of
from bridge.flow.views.reporter import scope_in
from bridge.store.queries import groups, people, questions
from bridge.store.tables import Asked, Person, Question

REMINDER = _(
    "{team} would still like to know: “{text}” {answered} of {asked} have answered."
    " The buttons are above. I will not ask again."
)
THANKS = _("{team} says thank you: your answer “{answer}” helped.")


def question_card(session: Session, rules: Rules, asked: Asked, question: Question) -> QuestionCard:
    """A question as one reporter sees it; a partner's people and guests read how many of their own were asked."""
    among = _among(session, rules, asked, questions.asked(session, question.id or 0))
    group = groups.get(session, question.group_id)
    return QuestionCard(
        question=question.id or 0,
        text=question.text,
        team=rules.route(group.theme).team,
        title=titled(group.title),
        options=tuple(question.options),
        asked=len(among),
        answered=sum(one.answer is not None for one in among),
        mine=asked.answer or "",
        withdrawn=question.withdrawn_at is not None,
    )


def _among(session: Session, rules: Rules, mine: Asked, everybody: list[Asked]) -> list[Asked]:
    """Those who were asked, as far as one of them may know of the others."""
    me = session.get_one(Person, mine.person_id)
    seen = scope_in(session, rules, crew_of(session, rules.crews, me.user), me)
    if seen is None:
        return everybody
    users = people.users(session, {one.person_id for one in everybody})
    keys = crews_of(session, rules.crews, users.values())
    return [one for one in everybody if one.person_id == me.id or keys.get(users[one.person_id]) in seen]


def reminder(session: Session, rules: Rules, asked: Asked, question: Question) -> str:
    """A second and last time."""
    card = question_card(session, rules, asked, question)
    return REMINDER.format(team=card.team, text=card.text, answered=card.answered, asked=card.asked)


def thanks(session: Session, rules: Rules, asked: Asked, question: Question) -> str:
    """The team that asked is glad of the answer."""
    card = question_card(session, rules, asked, question)
    return THANKS.format(team=card.team, answer=card.mine)


def answers_card(session: Session, question: Question) -> AnswersCard:
    """What came back to a question so far; words that may name somebody are counted, not quoted."""
    everybody = questions.asked(session, question.id or 0)
    given = [one.answer for one in everybody if one.answer is not None]
    counts = Counter(answer for answer in given if answer in question.options)
    return AnswersCard(
        question=question.id or 0,
        text=question.text,
        asked_at=question.asked_at,
        asked=len(everybody),
        counts=tuple(counts.most_common()),
        written=tuple(
            "" if has_likely_name(one) else one for one in given if one and one not in question.options
        ),
        accepted=question.accepted_at is not None,
        withdrawn=question.withdrawn_at is not None,
    )
