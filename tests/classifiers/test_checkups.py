from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit

from classifiers import Domain, Features, GroupMatcher
from classifiers.groups.answers import Answers, offset
from classifiers.groups.cards import Belongs, Card, SameAs
from classifiers.groups.checkups import CheckUps

PAIR = SameAs(1, 2, 0.5, 0.6, 1.0)
MEMBER = Belongs(1, 30, -1.0, 0.3, 0.5)


@pytest.fixture
def split(domain: Domain, features: list[Features], labels: Sequence[str]) -> GroupMatcher:
    """Refunds in two groups (0 and 1), the rest as they should be (2 to 6), one voucher among the sizes."""
    matcher = GroupMatcher(domain)
    numbers = {label: at + 1 for at, label in enumerate(dict.fromkeys(labels))}
    for item, (each, label) in enumerate(zip(features, labels, strict=True)):
        group = 0 if item < 2 else numbers["size"] if item == 15 else numbers[label]
        matcher.place(item, group, each)
    return matcher


def lines(cards: list[Card]) -> list[SameAs | Belongs]:
    return [line for card in cards for line in card.lines]


def test_the_likeliest_pair_is_the_split_problem(split: GroupMatcher) -> None:
    pairs = [
        line for line in lines(CheckUps(lines=99).plan(split, Answers(), 99)) if isinstance(line, SameAs)
    ]
    best = max(pairs, key=lambda line: line.probability)
    assert {best.group, best.other} == {0, 1}


def test_the_stray_member_is_the_most_doubtful_of_its_group(split: GroupMatcher) -> None:
    doubts = [
        line for line in lines(CheckUps(lines=99).plan(split, Answers(), 99)) if isinstance(line, Belongs)
    ]
    in_sizes = [line for line in doubts if line.group == 5]
    assert max(in_sizes, key=lambda line: line.probability).item == 15


def test_no_question_stands_on_two_cards(split: GroupMatcher) -> None:
    asked = [
        frozenset((line.group, line.other)) if isinstance(line, SameAs) else line.item
        for line in lines(CheckUps(lines=99).plan(split, Answers(), 99))
    ]
    assert len(asked) == len(set(asked))


def test_cards_keep_their_limits_and_their_order(split: GroupMatcher) -> None:
    cards = CheckUps(lines=2).plan(split, Answers(), 3)
    assert len(cards) == 3
    assert all(0 < len(card.lines) <= 2 for card in cards)
    for card in cards:
        gains = [line.gain for line in card.lines]
        assert gains == sorted(gains, reverse=True)
        assert all(line.group == card.group for line in card.lines)
        assert card.gain == pytest.approx(sum(gains))


def test_a_refused_pair_is_never_asked_again(split: GroupMatcher) -> None:
    answers = Answers()
    answers.refuse(1, 0)
    pairs = [line for line in lines(CheckUps(lines=99).plan(split, answers, 99)) if isinstance(line, SameAs)]
    assert pairs
    assert {0, 1} not in [{line.group, line.other} for line in pairs]


def test_a_confirmed_member_is_never_asked_about_again(split: GroupMatcher) -> None:
    answers = Answers()
    answers.add(Belongs(5, 15, 0.0, 0.5, 1.0), yes=True)
    doubts = [
        line.item for line in lines(CheckUps(lines=99).plan(split, answers, 99)) if isinstance(line, Belongs)
    ]
    assert doubts
    assert 15 not in doubts


def test_planning_changes_nothing(split: GroupMatcher) -> None:
    answers = Answers()
    assert CheckUps().plan(split, answers, 4) == CheckUps().plan(split, answers, 4)


def test_cards_may_be_planned_for_a_few_groups_alone(split: GroupMatcher) -> None:
    """Their pairs are those of the whole plan; of their neighbours' members nothing is asked."""
    every, few = (lines(CheckUps(lines=99).plan(split, Answers(), 99, groups)) for groups in (None, [0, 5]))
    pairs = {frozenset((line.group, line.other)): line.log_odds for line in every if isinstance(line, SameAs)}
    for line in few:
        if isinstance(line, SameAs):
            assert line.log_odds == pytest.approx(pairs[frozenset((line.group, line.other))], abs=1e-5)
            assert {line.group, line.other} & {0, 5}
        else:
            assert line.group in {0, 5}
    assert {line.item for line in few if isinstance(line, Belongs)} == {15, *range(20, 25)}


@pytest.mark.parametrize("placed", [0, 1])
def test_fewer_than_two_groups_leave_nothing_to_ask(
    domain: Domain, features: list[Features], placed: int
) -> None:
    matcher = GroupMatcher(domain)
    for item in range(placed):
        matcher.place(item, 7, features[item])
    assert CheckUps().plan(matcher, Answers(), 5) == []


def test_two_groups_are_each_others_only_neighbours(domain: Domain, features: list[Features]) -> None:
    matcher = GroupMatcher(domain)
    matcher.place(0, 7, features[0])
    matcher.place(1, 8, features[1])
    (card,) = CheckUps().plan(matcher, Answers(), 5)
    assert len(card.lines) == 1
    assert isinstance(card.lines[0], SameAs)


def test_yes_to_likely_strangers_makes_all_pairs_likelier(split: GroupMatcher) -> None:
    plain, eager = Answers(), Answers()
    for other in range(100, 115):
        eager.add(SameAs(99, other, -2.0, 0.1, 1.0), yes=True)
    before, after = (
        max(line.probability for line in lines(CheckUps().plan(split, each, 9)) if isinstance(line, SameAs))
        for each in (plain, eager)
    )
    assert after > before


def test_what_was_refused_of_a_group_is_refused_of_what_it_is_merged_into() -> None:
    answers = Answers()
    answers.refuse(1, 2)
    answers.merged(1, 3)
    assert answers.barred(3) == {2}
    assert answers.barred(2) == {3}
    assert answers.barred(1) == frozenset()


def test_no_means_refused_and_yes_means_confirmed() -> None:
    answers = Answers()
    answers.add(PAIR, yes=False)
    answers.add(MEMBER, yes=True)
    assert answers.barred(1) == {2}
    assert answers.confirmed(30)
    answers.add(SameAs(5, 6, 0.0, 0.5, 1.0), yes=True)
    answers.add(Belongs(5, 60, 0.0, 0.5, 1.0), yes=False)
    assert answers.barred(5) == frozenset()
    assert not answers.confirmed(60)


def test_a_pair_may_be_asked_from_either_side() -> None:
    assert PAIR.turned() == SameAs(2, 1, 0.5, 0.6, 1.0)


def test_few_answers_teach_nothing() -> None:
    answers = Answers()
    for other in range(9):
        answers.add(SameAs(99, other, 0.0, 0.5, 1.0), yes=True)
    assert answers.pair_offset == 0
    answers.add(SameAs(99, 10, 0.0, 0.5, 1.0), yes=True)
    assert answers.pair_offset > 0
    assert answers.item_offset == 0


def test_members_that_did_not_belong_raise_the_doubt() -> None:
    answers = Answers()
    for item in range(12):
        answers.add(Belongs(1, item, -1.0, 0.3, 1.0), yes=False)
    assert answers.item_offset > 0


@given(st.lists(st.tuples(st.floats(-4, 4), st.booleans()), min_size=10, max_size=60))
def test_the_offset_balances_what_was_answered_against_its_prior(told: list[tuple[float, bool]]) -> None:
    """At the maximum the slope of the log posterior is zero."""
    shift = offset(told)
    slope = sum(yes - expit(odds + shift) for odds, yes in told) - shift
    assert slope == pytest.approx(0, abs=1e-6)
