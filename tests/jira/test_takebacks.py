"""Words are taken out of what the bridge wrote on an issue, and nothing that people changed is touched."""

from dataclasses import replace

import pytest

from bridge.domain.errors import RefusedError
from bridge.domain.fingerprints import fingerprint
from bridge.domain.outgoing import AttachFile, DetachFile, TakeBack
from bridge.jira import texts
from bridge.jira.client import Connection
from bridge.jira.documents.adf import adf
from bridge.jira.documents.blocks import Bullets, Heading, Paragraph
from bridge.jira.documents.removing import without
from bridge.jira.documents.wiki import wiki
from bridge.jira.sender import JiraSender
from tests.jira.fake import FakeJira, Heard, Say
from tests.jira.orders import by_hand, created, draft, issue_on_board
from tests.sandbox.jira.pocket import Site

QUOTE = draft().quotes[0].text
WORDS = frozenset({fingerprint(QUOTE)})
DOCUMENT = (Heading("What customers say"), Bullets(("“a *b* c” (phone)", "“d”")), Paragraph("“a *b* c”"))


@pytest.mark.parametrize("written", [adf, wiki])
def test_only_the_item_that_is_meant_goes(written: object) -> None:
    assert callable(written)
    body = written(DOCUMENT)
    cleared = without(body, lambda item: texts.quoted(item) == "a *b* c")
    assert cleared == written((DOCUMENT[0], Bullets(("[removed]", "“d”")), DOCUMENT[2]))
    assert without(body, lambda item: texts.quoted(item) == "e") == body


def described(site: Site, issue: str) -> str:
    return str(issue_on_board(site, issue)["description_text"])


def test_a_quote_goes_from_a_description_that_is_still_ours_and_all_else_stays(
    site: Site, either: Connection
) -> None:
    sender = JiraSender(either)
    issue = created(sender)
    before = described(site, issue.id)
    for _ in range(2):
        assert sender.perform(TakeBack(issue.id, WORDS), "take_back:1") is None
    after = described(site, issue.id)
    assert QUOTE in before
    assert (QUOTE not in after, "removed" in after, "bank says nothing arrived" in after) == (True,) * 3
    assert issue_on_board(site, issue.id)["summary"] == "Refund shows as pending for days"


def test_a_summary_that_was_these_words_gets_the_problem_s_other_title(
    site: Site, either: Connection
) -> None:
    sender = JiraSender(either)
    issue = created(sender)
    order = TakeBack(issue.id, frozenset(), fingerprint(issue.summary), "Refund is late")
    sender.perform(order, "take_back:1")
    assert issue_on_board(site, issue.id)["summary"] == "Refund is late"
    sender.perform(replace(order, title="Something else"), "take_back:2")
    assert issue_on_board(site, issue.id)["summary"] == "Refund is late"


def test_a_description_that_others_changed_is_theirs_and_the_summary_still_goes(
    site: Site, either: Connection
) -> None:
    sender = JiraSender(either)
    issue = created(sender)
    site.hand("edit", user="Priya", issue=issue.key, fields={"description": "They say: " + QUOTE})
    with pytest.raises(RefusedError, match="PAY-1's description was changed by others") as caught:
        sender.perform(TakeBack(issue.id, WORDS, fingerprint(issue.summary), "Late"), "take_back:1")
    assert caught.value.code == "changed"
    assert described(site, issue.id) == "They say: " + QUOTE
    assert issue_on_board(site, issue.id)["summary"] == "Late"


def test_other_changes_of_people_are_no_hindrance(site: Site, either: Connection) -> None:
    sender = JiraSender(either)
    issue = created(sender)
    site.hand("edit", user="Priya", issue=issue.key, fields={"labels": ["voice"]})
    sender.perform(TakeBack(issue.id, WORDS), "take_back:1")
    assert QUOTE not in described(site, issue.id)


def test_only_the_file_that_is_meant_and_that_we_attached_is_deleted(site: Site, either: Connection) -> None:
    sender = JiraSender(either, str.encode)
    issue = str(issue_on_board(site, by_hand(site))["id"])
    for name in ("report-17-file-3.png", "report-17-file-30.png"):
        sender.perform(AttachFile(issue, "F1", name), "attach:3")
    for _ in range(2):
        sender.perform(DetachFile(issue, "report-17-file-3"), "detach:3")
    fields = either.read("GET", "issue", issue, query={"fields": "attachment"})["fields"]
    assert [one["filename"] for one in fields["attachment"]] == ["report-17-file-30.png"]


@pytest.mark.parametrize("order", [TakeBack("1", WORDS), DetachFile("1", "report-17-file-3")])
def test_what_the_account_may_not_do_is_refused_for_good_and_waits_for_no_other_token(
    connection: Connection, fake: FakeJira, order: TakeBack | DetachFile
) -> None:
    fields = {
        "description": adf((Bullets((f"“{QUOTE}”",)),)),
        "attachment": [{"id": "9", "filename": "report-17-file-3.png", "author": {"accountId": "us"}}],
    }
    issue = {"id": "1", "key": "PAY-1", "fields": fields, "changelog": {"histories": [], "total": 0}}

    def answer(heard: Heard) -> Say:
        if heard.method != "GET":
            return Say(403, {"errorMessages": ["You do not have permission."]})
        return Say(body={"accountId": "us"} if heard.path.endswith("myself") else issue)

    fake.answer = answer
    with pytest.raises(RefusedError, match="You do not have permission") as caught:
        JiraSender(connection).perform(order, "take_back:1")
    assert caught.value.code == "forbidden"


def test_our_quote_stays_in_a_description_to_which_others_added_something(
    connection: Connection, fake: FakeJira
) -> None:
    """Also where Jira gives only the newest changes along: the whole history is read."""
    others = {"author": {"accountId": "priya"}, "items": [{"field": "description", "fieldId": "description"}]}
    ours = {"author": {"accountId": "us"}, "items": [{"field": "summary", "fieldId": "summary"}]}
    fields = {"summary": "Late", "description": adf((Bullets((f"“{QUOTE}”",)), Paragraph("and more")))}
    issue = {"id": "1", "key": "PAY-1", "fields": fields, "changelog": {"histories": [ours], "total": 2}}

    def answer(heard: Heard) -> Say:
        if heard.path.endswith("changelog"):
            return Say(body={"values": [others, ours], "total": 2, "isLast": True})
        return Say(body={"accountId": "us"} if heard.path.endswith("myself") else issue)

    fake.answer = answer
    with pytest.raises(RefusedError, match="PAY-1's description was changed by others"):
        JiraSender(connection).perform(TakeBack("1", WORDS), "take_back:1")
    assert {heard.method for heard in fake.heard} == {"GET"}
