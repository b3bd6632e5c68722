"""What holds of the ledger after anything that people and Jira may do, in any order."""

from collections import Counter
from functools import partial

from hypothesis import Phase, given, settings

from bridge.domain.credit import Kind
from bridge.flow import credit_sums
from bridge.flow.ledger.replay import replay
from bridge.store.queries import credit_sums as sums
from bridge.store.tables import CreditEntry, CreditTally, Found
from tests.flow.ledger.histories import CONFIRMING, DEEDS, GROUPING, Deed, History, deeds, firm


def replayed(history: History) -> dict[int, dict[Kind, int]]:
    office = history.office
    with office.store.read() as session:
        return replay(session, office.rules, office.clock.now())


few = partial(settings, phases=(Phase.generate,))
"""Each example is a long story; making one shorter that fails takes minutes."""


@given(deeds(DEEDS, 40))
@few(max_examples=4)
def test_the_ledger_is_only_added_to_and_says_what_the_facts_say(told: list[Deed]) -> None:
    history = firm()
    before: list[CreditEntry] = history.office.rows(CreditEntry)
    frozen: dict[int, dict[Kind, int]] = {}
    for deed in told:
        history.tell([deed])
        after = history.office.rows(CreditEntry)
        assert after[: len(before)] == before, deed
        before = after
        points = history.points()
        frozen |= {who: dict(points.get(who, {})) for who in history.erased() - frozen.keys()}
        assert {who: one for who, one in points.items() if who not in frozen} == replayed(history), deed
    assert {who: history.points().get(who, {}) for who in frozen} == frozen


@given(deeds(CONFIRMING, 20), deeds(GROUPING, 25))
@few(max_examples=4)
def test_no_merge_split_move_stage_or_duplicate_changes_what_anybody_has(
    facts: list[Deed], grouping: list[Deed]
) -> None:
    history = firm()
    history.tell(facts)
    before, judged = history.points(), history.office.rows(Found)
    for deed in grouping:
        history.tell([deed])
        assert history.points() == before, deed
    assert history.office.rows(Found) == judged


@given(deeds(DEEDS, 30))
@few(max_examples=2)
def test_the_sums_of_every_period_are_those_of_its_lines(told: list[Deed]) -> None:
    history = firm()
    store, clock = history.office.store, history.office.clock
    for half in (told[: len(told) // 2], told[len(told) // 2 :]):
        history.tell(half)
        credit_sums.refresh(store, clock.now())
    lines = history.office.rows(CreditEntry)
    for period in credit_sums.periods_of({line.earned_at.date() for line in lines}):
        mine = [line for line in lines if period.start <= line.earned_at < period.end]
        with store.read() as session:
            now, then = (sums.by_crew(session, period.name, then=then) for then in (False, True))
        by_crew: Counter[str] = Counter()
        for line in mine:
            by_crew.update({line.crew or "-": line.points})
        assert {crew: kinds[""].points for crew, kinds in now.items() if crew} == dict(by_crew)
        assert now[""][""].points == sum(line.points for line in mine)
        stood = [line for line in mine if line.at < period.end]
        assert then[""][""].lines == sum(1 if line.reverses is None else -1 for line in stood)
    assert not credit_sums.refresh(store, clock.now())
    assert len({(row.period, row.crew, row.kind) for row in history.office.rows(CreditTally)}) > 0
