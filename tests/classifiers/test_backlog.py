"""Issues that people opened in a tracker, found again from what customers say."""

from collections.abc import Sequence

import pytest

from classifiers import Domain, Features, GroupMatcher, InsightReader
from classifiers.groups.answers import Answers
from classifiers.groups.backlog import BacklogMatcher
from classifiers.groups.checkups import CheckUps
from classifiers.groups.gist import central, gist

ISSUES = {
    1: "Refund status unclear. The account page says refunded while the bank shows nothing yet.",
    2: "Session is lost after an app update. People have to sign in again.",
    3: "Show delivery photos in the order history",
    4: "Loyalty points are explained on three pages",
    5: "Rename the cost centre in the monthly export",
}


@pytest.fixture
def backlog(domain: Domain, reader: InsightReader) -> BacklogMatcher:
    matcher = BacklogMatcher(domain)
    for number, text in ISSUES.items():
        matcher.place(number, reader.read(text))
    return matcher


def of(label: str, features: Sequence[Features], labels: Sequence[str]) -> list[Features]:
    return [each for each, known in zip(features, labels, strict=True) if known == label]


@pytest.mark.parametrize(("label", "issue"), [("refund", 1), ("login", 2)])
def test_the_issue_of_a_problem_comes_first_and_far_before_the_others(
    backlog: BacklogMatcher, features: list[Features], labels: Sequence[str], label: str, issue: int
) -> None:
    (first, likely), (_, next_likely), *_rest = backlog.search(of(label, features, labels))
    assert first == issue
    assert likely > 0.15
    assert next_likely < 0.05


@pytest.mark.parametrize("label", ["voucher", "size", "praise"])
def test_a_problem_without_an_issue_looks_like_none(
    backlog: BacklogMatcher, features: list[Features], labels: Sequence[str], label: str
) -> None:
    assert all(likely < 0.1 for _issue, likely in backlog.search(of(label, features, labels)))


def test_an_issue_that_was_removed_or_rewritten_is_found_no_more(
    backlog: BacklogMatcher, reader: InsightReader, features: list[Features], labels: Sequence[str]
) -> None:
    refunds = of("refund", features, labels)
    backlog.place(1, reader.read(ISSUES[5]))
    assert dict(backlog.search(refunds))[1] < 0.05
    backlog.remove(1)
    backlog.remove(99)
    assert 1 not in dict(backlog.search(refunds))


def test_nothing_is_found_in_an_empty_backlog(domain: Domain, features: list[Features]) -> None:
    assert BacklogMatcher(domain).search(features[:3]) == []


def test_without_a_sentence_model_words_alone_decide() -> None:
    reader = InsightReader(None).fit(
        ["refund pending for days", "login fails", "parcel lost", "voucher refused"]
    )
    backlog = BacklogMatcher(reader.domain_)
    for number, text in enumerate(["refund pending in the bank", "parcel lost at the depot"]):
        backlog.place(number, reader.read(text))
    found = backlog.search(reader.read_many(["refund pending since monday", "pending refund, again"]))
    assert [issue for issue, _likely in found] == [0, 1]
    assert found[0][1] > 2 * found[1][1]


def test_what_a_group_says_is_the_mean_of_what_its_texts_say(
    domain: Domain, features: list[Features]
) -> None:
    """So one look at the backlog costs the same for a group as for a text."""
    one, two = (gist(domain, [each]) for each in features[:2])
    both = gist(domain, features[:2])
    assert both.vector @ both.vector == pytest.approx(1)
    assert both.vector @ one.vector == pytest.approx(both.vector @ two.vector, abs=1e-5)
    word = next(iter(one.weights.keys() - two.weights.keys()))
    assert both.weights[word] == pytest.approx(one.weights[word] / 2)


def test_central_texts_are_those_of_the_problem_and_not_the_strays(
    domain: Domain, features: list[Features], labels: Sequence[str]
) -> None:
    strays = of("praise", features, labels)[:2]
    mixed = [*strays, *of("refund", features, labels)]
    assert central(domain, mixed, 5) == of("refund", features, labels)
    assert central(domain, strays, 5) == strays


def test_the_groups_that_one_may_be_the_same_as_are_those_that_a_card_asks_about(
    domain: Domain, features: list[Features], labels: Sequence[str]
) -> None:
    """The first two refunds are a group of their own."""
    matcher = GroupMatcher(domain)
    numbers = {label: at + 1 for at, label in enumerate(dict.fromkeys(labels))}
    for item, (each, label) in enumerate(zip(features, labels, strict=True)):
        matcher.place(item, 0 if item < 2 else numbers[label], each)
    answers = Answers()
    best, *others = CheckUps().same(matcher, 0, answers)
    assert (best.group, best.other) == (0, numbers["refund"])
    assert all(line.group == 0 and line.probability <= best.probability for line in others)
    [turned] = [line for line in CheckUps().same(matcher, best.other, answers) if line.other == 0]
    assert turned.probability == pytest.approx(best.probability, abs=1e-4)
    answers.refuse(0, best.other)
    assert best.other not in {line.other for line in CheckUps().same(matcher, 0, answers)}
    assert CheckUps().same(matcher, 77, answers) == []
