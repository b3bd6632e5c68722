"""What was not sent is said in the words in which it would have been."""

from dataclasses import replace
from datetime import date

import pytest

from bridge.app.unsent import OVERTAKEN, in_words, whom
from bridge.domain.stages import Stage
from bridge.flow import unsent
from bridge.store.engine import Store
from bridge.store.tables import Insight
from tests.conftest import HeldClock
from tests.flow.office import RULES, Office
from tests.flow.small import emptied
from tests.flow.trial.test_shadow import SILENT, advance


@pytest.fixture
def office(clock: HeldClock) -> Office:
    return Office(emptied(), clock, SILENT)


def said(store: Store) -> list[tuple[str, str, str]]:
    """All that was not sent, oldest first, as somebody looks who runs the bridge live by now."""
    found = unsent.latest(store, replace(RULES, shadow=False), 100)
    return [(one.kind, whom(one.order), in_words(one.order)) for one in reversed(found)]


def test_the_words_are_those_that_would_have_been_read(office: Office) -> None:
    [number, _] = office.problem("refund pending for days", "refund pending since days")
    advance(office, number, Stage.IN_WORK)
    told = {(kind, to): words for kind, to, words in said(office.store)}
    assert told["home", "U-1"].startswith("Saved, no. 1")
    assert "2 reports from 2 agents" in told["triage", "C-pay"]
    assert "Being worked on" in next(words for (kind, _to), words in told.items() if kind == "stage")


def test_looking_changes_nothing(office: Office) -> None:
    office.problem("refund pending for days", "refund pending since days")
    before = office.rows(Insight)
    said(office.store)
    assert office.rows(Insight) == before
    assert {(one.home_channel, one.home_ts) for one in before} == {(None, None)}


def test_it_is_counted_by_day_kind_and_why(office: Office) -> None:
    office.problem("refund pending for days", "lamp is broken")
    office.clock.forward(days=1)
    office.say("U-3", "parcel is lost")
    office.work()
    homes = {
        (day, why): n
        for (day, kind, why), n in unsent.counts(office.store, office.clock, 14).items()
        if kind == "home"
    }
    assert homes == {(date(2026, 11, 2), "shadow"): 2, (date(2026, 11, 3), "shadow"): 1}
    office.clock.forward(days=15)
    assert sum(unsent.counts(office.store, office.clock, 14).values()) == 0


def test_what_was_overtaken_is_called_so() -> None:
    assert (whom(None), in_words(None)) == ("nobody", OVERTAKEN)
