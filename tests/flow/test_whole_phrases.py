"""What the flow puts into cards is said in the language of whoever reads it: no English is left between people's words."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bridge.domain.credit_summary import CreditAnswer
from bridge.domain.incoming import Gesture
from bridge.domain.language import Languages, speaking
from bridge.domain.outgoing import AnswersCard, Note, QuestionCard, StillHeard, StillSame, TalkInvite
from bridge.domain.outgoing.letters import Letter
from bridge.domain.outgoing.weekly import letter
from bridge.domain.pages.charts import Multiples
from bridge.domain.periods import Period
from bridge.domain.quotes import NO_TITLE
from bridge.domain.stages import Stage
from bridge.flow import credit_sums, digest
from bridge.flow.questions import remind
from bridge.flow.statement import company_statement, statement, team_statement
from bridge.slack import credit
from bridge.slack.cards import render
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.office import TEAM
from tests.flow.owners.desk import form
from tests.flow.pages.shelf import NOW, Shelf, ago
from tests.flow.questions.asking import asked_in_slack
from tests.flow.recurring.endings import AGAIN, ended, heard_again
from tests.flow.voices.conftest import VOICED, Voiced
from tests.foreign import Foreign, unmarked

FOREIGN = Foreign()
ABROAD = Languages({"xx": FOREIGN}, FOREIGN)
PEOPLE_SAID = ("refund pending for days", "refund pending since days", AGAIN, "Payments", "Leipzig", "Manila")
MONTH = Period.named("2026-11")


@pytest.fixture
def abroad(memory: Store, clock: HeldClock) -> Voiced:
    """An office in which nobody speaks English."""
    return Voiced(memory, clock, replace(VOICED, languages=ABROAD))


def said(office: Voiced, *cards: type) -> list[str]:
    """The words of ours that are left in the cards of these kinds, which must have been sent."""
    orders = [order for _key, order, _posted in office.slack.posts] + office.slack.updates
    shown = [order for order in orders if isinstance(order.card, cards)]
    assert {type(order.card) for order in shown} == set(cards)
    left: set[str] = set()
    for order in shown:
        with speaking(order.language):
            left |= unmarked(
                render(order.card).blocks, *PEOPLE_SAID, "which cards", "Visa only", "Mastercard too"
            )
    return sorted(left)


def test_questions_and_what_comes_of_them(abroad: Voiced) -> None:
    numbers, _jira = abroad.opened()
    question = asked_in_slack(abroad, abroad.group_of(numbers[0]).id or 0)
    abroad.click("U-1", Gesture.ANSWER, question, "Visa only")
    abroad.clock.forward(days=3)
    remind(abroad.store, abroad.clock)
    abroad.click("U-owner", Gesture.ACCEPT_ANSWERS, question)
    abroad.work()
    assert {key.partition(":")[0] for key, *_ in abroad.slack.posts} >= {"question", "thanks"}
    assert said(abroad, QuestionCard, AnswersCard, Note) == []


@pytest.mark.parametrize("stage", [Stage.LIVE, Stage.DECLINED])
def test_what_is_heard_again(abroad: Voiced, stage: Stage) -> None:
    group = ended(abroad, stage)
    heard_again(abroad, "U-9")
    form(abroad, Gesture.KNOWN, group)
    heard_again(abroad, "U-8")
    assert set(said(abroad, StillSame, StillHeard, Note)) <= {"too", "dear"}


def test_an_invitation_to_talk(abroad: Voiced) -> None:
    numbers, _jira = abroad.opened()
    form(abroad, Gesture.TALK, abroad.group_of(numbers[0]).id or 0, text="which cards?")
    assert said(abroad, TalkInvite) == []


def test_credit_of_a_person_a_team_and_the_company(abroad: Voiced) -> None:
    numbers, _jira = abroad.opened()
    abroad.click("U-1", Gesture.RIGHT, numbers[0])
    form(abroad, Gesture.USEFUL, abroad.group_of(numbers[0]).id or 0, insights=(str(numbers[1]),))
    abroad.click("U-1", Gesture.NOT_SAME, numbers[0])
    assert {key.partition(":")[0] for key, *_ in abroad.slack.posts} >= {"evidence"}
    assert said(abroad, Note) == []
    while credit_sums.refresh(abroad.store, abroad.clock.now()):
        pass
    with speaking(FOREIGN), abroad.store.read() as session:
        own = statement(session, abroad.rules, TEAM, "U-1")
        answers: list[CreditAnswer] = [
            own,
            statement(session, abroad.rules, TEAM, "U-2", MONTH),
            team_statement(session, abroad.rules, TEAM, "U-1", MONTH),
            company_statement(session, abroad.rules, "U-1", MONTH),
        ]
        shown = [credit.render(answer).blocks for answer in answers]
    assert len(own.lines) > 1
    assert unmarked(shown, *PEOPLE_SAID, "PAY") == set()


def test_the_digest_of_leaders_and_of_a_team(store: Store) -> None:
    shelf = Shelf(store)
    shelf.problem("Form", theme="policy", shown_at=ago(23))
    shelf.problem(str(NO_TITLE), theme="policy", shown_at=ago(22))
    mended = shelf.problem("Mended", "live")
    shelf.problem(str(NO_TITLE), "live")
    shelf.problem("Tours", "declined")
    for by in ("leipzig0", "manila1", "night0"):
        shelf.hear(mended, by=by)
    week, crew = Period.named("2026-W47"), shelf.rules.crew("leipzig")
    assert crew is not None
    with speaking(FOREIGN):
        cards = [
            shelf.ask(lambda session: digest.of_company(session, shelf.rules, week, NOW)),
            shelf.ask(lambda session: digest.of_crew(session, shelf.rules, crew, week, NOW)),
        ]
        shown: list[Any] = [render(card).blocks for card in cards]
        mail = letter(cards[0])
    shown += [[{"text": text} for text in written(mail)]]
    data = ("Billing", "Delivery", "Form", "Mended", "Tours", "Payments", "Leipzig", "Manila")
    assert unmarked(shown, *data) == set()


def written(mail: Letter) -> Iterator[str]:
    """All that is read in a letter."""
    yield from (mail.subject, mail.headline, mail.foot, mail.open)
    assert isinstance(mail.chart, Multiples)
    yield from (mail.chart.title, mail.chart.alt, mail.chart.unit, *mail.chart.labels)
    for section in mail.sections:
        yield from (section.title, *(one.text for one in section.said))
