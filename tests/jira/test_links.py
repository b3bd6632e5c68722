"""Links between issues and to pages: the right way round, once, and found whatever administrators call them."""

from typing import Any

import pytest

from bridge.domain.errors import RefusedError
from bridge.domain.outgoing import LinkIssues, LinkPage
from bridge.jira import linktypes
from bridge.jira.client import Connection
from bridge.jira.linktypes import DUPLICATE, RELATES, Meaning
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender
from tests.jira.fake import FakeJira, Say
from tests.jira.orders import by_hand, calls, issue_on_board
from tests.sandbox.jira.pocket import Site


@pytest.fixture
def pair(site: Site) -> tuple[str, str]:
    """Ids of two issues."""
    first, other = (str(issue_on_board(site, by_hand(site))["id"]) for _ in range(2))
    return first, other


def kind(number: str, name: str, inward: str = "", outward: str = "") -> dict[str, Any]:
    return {
        "id": number,
        "name": name,
        "inward": inward or f"is {name}d by",
        "outward": outward or f"{name}s",
    }


USUAL = [
    kind("10000", "Blocks", "is blocked by", "blocks"),
    kind("10001", "Cloners", "is cloned by", "clones"),
    kind("10002", "Duplicate", "is duplicated by", "duplicates"),
    kind("10003", "Relates", "relates to", "relates to"),
]


def test_a_duplicate_goes_out_from_the_issue_to_the_other(either: Connection, pair: tuple[str, str]) -> None:
    first, other = pair
    made = JiraSender(either).perform(LinkIssues(first, other, duplicate=True), "duplicate:1:2")
    seen = {issue.id: issue.duplicates for issue in Reader(either).issues(pair)}
    assert made is None
    assert seen == {first: (other,), other: ()}


def test_a_relation_is_no_duplicate(either: Connection, pair: tuple[str, str]) -> None:
    JiraSender(either).perform(LinkIssues(*pair, duplicate=False), "relate:1:2")
    assert [issue.duplicates for issue in Reader(either).issues(pair)] == [(), ()]
    (link,) = either.read("GET", "issue", pair[0], query={"fields": "issuelinks"})["fields"]["issuelinks"]
    assert (link["type"]["name"], link["outwardIssue"]["id"]) == ("Relates", pair[1])


@pytest.mark.parametrize("duplicate", [True, False])
def test_a_link_that_is_there_is_not_made_again(
    site: Site, sender: JiraSender, pair: tuple[str, str], duplicate: bool
) -> None:
    for _ in range(2):
        sender.perform(LinkIssues(*pair, duplicate=duplicate), "link:1:2")
    assert calls(site)["POST /issueLink"] == 1


def test_a_relation_that_goes_the_other_way_is_enough_and_a_duplicate_is_not(
    site: Site, sender: JiraSender, pair: tuple[str, str]
) -> None:
    first, other = pair
    for duplicate in (False, True):
        sender.perform(LinkIssues(first, other, duplicate=duplicate), "link:1")
        sender.perform(LinkIssues(other, first, duplicate=duplicate), "link:2")
    assert calls(site)["POST /issueLink"] == 3


@pytest.mark.parametrize(
    "renamed",
    [
        {"name": "Doublon", "inward": "est doublé par", "outward": "double"},
        {"name": "Twin", "inward": "has the twin", "outward": "is a twin of"},
    ],
    ids=["translated", "given other words"],
)
def test_a_renamed_link_type_is_still_found_and_read(
    site: Site, either: Connection, pair: tuple[str, str], renamed: dict[str, str]
) -> None:
    first, other = pair
    site.hand("set", link_type={"id": "10002", **renamed})
    JiraSender(either).perform(LinkIssues(first, other, duplicate=True), "duplicate:1:2")
    assert [issue.duplicates for issue in Reader(either).issues([first])] == [(other,)]


@pytest.mark.parametrize(
    ("types", "meaning", "number"),
    [
        (USUAL, DUPLICATE, "10002"),
        (USUAL, RELATES, "10003"),
        ([kind("10002", "Twin"), kind("10300", "Duplicate")], DUPLICATE, "10300"),
        ([kind("7", "Same as", "is a copy of", "duplicates")], DUPLICATE, "7"),
        ([kind("7", "Verknüpfung", "verknüpft mit", "verknüpft mit")], RELATES, "7"),
        ([kind("10003", "See also", "see also", "see also")], RELATES, "10003"),
    ],
)
def test_the_words_of_a_type_go_before_its_number(
    fake: FakeJira, connection: Connection, types: list[Any], meaning: Meaning, number: str
) -> None:
    fake.say(Say(body={"issueLinkTypes": types}))
    assert linktypes.find(connection, meaning)["id"] == number


@pytest.mark.parametrize(
    "types", [[], [kind("10002", "Blocks")], [kind("10002", "Relates", "relates to", "relates to")]]
)
def test_a_site_without_such_a_type_is_told_what_to_add(
    fake: FakeJira, connection: Connection, types: list[Any]
) -> None:
    fake.say(Say(body={"issueLinkTypes": types}))
    with pytest.raises(RefusedError, match='no link type "Duplicate"'):
        linktypes.find(connection, DUPLICATE)


def test_only_links_that_go_out_make_an_issue_a_duplicate() -> None:
    duplicate, other = USUAL[2], USUAL[0]
    links = [
        {"type": duplicate, "outwardIssue": {"id": "1"}},
        {"type": duplicate, "inwardIssue": {"id": "2"}},
        {"type": other, "outwardIssue": {"id": "3"}},
        {"type": duplicate, "outwardIssue": {"id": 4}},
    ]
    assert linktypes.duplicated(links) == ("1", "4")


def test_linking_with_an_issue_that_is_gone_is_refused(sender: JiraSender, pair: tuple[str, str]) -> None:
    with pytest.raises(RefusedError) as caught:
        sender.perform(LinkIssues(pair[0], "99999", duplicate=True), "duplicate:1:2")
    assert caught.value.code == "404"


def test_a_page_stands_once_beside_an_issue_with_its_newest_title(
    either: Connection, pair: tuple[str, str]
) -> None:
    sender, name = JiraSender(either), "bridge:problem:17"
    for title in ("Refund pending", "Refund shows as pending for days"):
        sender.perform(LinkPage(pair[0], name, "https://bridge.example/17", title), "page:1")
    (link,) = either.read("GET", "issue", pair[0], "remotelink")
    assert link["globalId"] == name
    assert link["object"]["title"] == "Refund shows as pending for days"
    assert link["object"]["url"] == "https://bridge.example/17"


def test_two_pages_stand_beside_each_other(either: Connection, pair: tuple[str, str]) -> None:
    for name in ("bridge:problem:17", "bridge:problem:18"):
        JiraSender(either).perform(LinkPage(pair[0], name, "https://bridge.example/17", name), name)
    assert len(either.read("GET", "issue", pair[0], "remotelink")) == 2
