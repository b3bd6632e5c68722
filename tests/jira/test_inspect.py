"""What the doctor learns of a site, both faces, and of sites that are set up otherwise."""

from datetime import UTC, datetime, timedelta

import pytest

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.jira import inspect
from bridge.jira.client import Connection, JiraOptions
from bridge.jira.inspect import NumberField
from tests.jira.conftest import Connect
from tests.jira.fake import FakeJira, Say
from tests.jira.orders import by_hand
from tests.sandbox.jira.pocket import Site

EARLY, LATE = "2027-02-01T00:00:00.000+0000", "2027-08-01T00:00:00.000+0000"


@pytest.fixture
def field(site: Site) -> str:
    wish = {"project": "PAY", "issuetype": "Task", "name": "Reports", "kind": "number", "required": False}
    return str(site.hand("set", require=wish)["field"])


def at_server(fake: FakeJira) -> Connection:
    return Connection(JiraOptions(url=fake.url, token="pat", kind="server"))


def test_a_site_tells_what_it_is_and_where(site: Site, connect: Connect) -> None:
    cloud, server = (inspect.server(connect(kind=kind)) for kind in ("cloud", "server"))
    assert (cloud.kind, cloud.url) == ("cloud", f"{site.url}/jira")
    assert (server.kind, server.url, server.version) == ("server", f"{site.url}/jira-dc", "10.3.12")
    assert cloud.skew is not None
    assert abs(cloud.skew) < timedelta(minutes=1)


def test_a_clock_that_is_ahead_is_told(fake: FakeJira, connection: Connection) -> None:
    ahead = datetime.now(UTC) + timedelta(hours=1)
    said = {"deploymentType": "Cloud", "version": "1001", "baseUrl": "https://acme.example"}
    fake.say(Say(body={**said, "serverTime": ahead.isoformat()}), Say(body=said))
    skew = inspect.server(connection).skew
    assert skew is not None
    assert timedelta(minutes=59) < skew <= timedelta(hours=1)
    assert inspect.server(connection).skew is None


def test_an_account_that_may_do_all_lacks_nothing(either: Connection) -> None:
    assert inspect.lacking(either, "PAY") == ()
    assert inspect.quiet(either, "PAY")


def test_without_admin_rights_writes_mail_people(site: Site, either: Connection) -> None:
    site.hand("set", admins=[])
    assert not inspect.quiet(either, "PAY")


def test_what_the_account_may_not_do_is_told_in_words(fake: FakeJira, connection: Connection) -> None:
    given = {name: {"havePermission": name != "LINK_ISSUES"} for name in inspect.RIGHTS}
    del given["CREATE_ISSUES"]
    fake.say(Say(body={"permissions": given}))
    assert inspect.lacking(connection, "PAY") == ("open issues", "link issues")
    assert "projectKey=PAY" in fake.heard[0].query


def test_the_duplicate_link_is_told_by_the_sites_own_name(site: Site, either: Connection) -> None:
    assert inspect.duplicate_link(either) == "Duplicate"
    site.hand("set", link_type={"id": "10002", "name": "Doublon", "inward": "doublé", "outward": "double"})
    assert inspect.duplicate_link(either) == "Doublon"


def test_a_site_without_a_duplicate_link_is_told(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(body={"issueLinkTypes": []}))
    with pytest.raises(RefusedError, match="no link type"):
        inspect.duplicate_link(connection)


def test_a_number_field_can_be_judged_once_there_is_an_issue(
    site: Site, either: Connection, field: str
) -> None:
    assert inspect.number_field(either, "PAY", field) == NumberField("Reports", True, None)
    by_hand(site, issuetype="Task")
    assert inspect.number_field(either, "PAY", field) == NumberField("Reports", True, True)
    site.hand("set", screen={"project": "PAY", "field": field, "edit": False})
    assert inspect.number_field(either, "PAY", field) == NumberField("Reports", True, False)


def test_a_field_that_is_none_or_holds_no_numbers_is_told(either: Connection) -> None:
    assert inspect.number_field(either, "PAY", "customfield_99999") is None
    summary = inspect.number_field(either, "PAY", "summary")
    assert summary is not None
    assert not summary.takes_numbers


def test_the_end_of_a_data_centers_token_is_told(site: Site, connect: Connect) -> None:
    server = connect(kind="server")
    assert inspect.token_ends(server) is None
    site.hand("set", token_ends=LATE)
    assert inspect.token_ends(server) == datetime(2027, 8, 1, tzinfo=UTC)
    assert inspect.token_ends(connect()) is None, "Cloud does not tell"


def test_of_several_tokens_the_one_used_last_counts(fake: FakeJira) -> None:
    tokens = [
        {"id": 1, "lastAccessed": "2026-11-01T10:00:00.000+0000", "expiringAt": EARLY},
        {"id": 2, "lastAccessed": "2026-11-21T10:00:00.000+0000", "expiringAt": LATE},
        {"id": 3, "expiringAt": EARLY},
    ]
    connection = at_server(fake)
    fake.say(Say(body=tokens), Say(body=[]), Say(404))
    ends = [inspect.token_ends(connection) for _ in range(3)]
    connection.close()
    assert ends == [datetime(2027, 8, 1, tzinfo=UTC), None, None]
    assert fake.heard[0].path == "/rest/pat/latest/tokens"


def test_what_is_not_jira_is_to_be_asked_again(fake: FakeJira, connection: Connection) -> None:
    fake.answer = lambda _: Say(body={"fine": True})
    with pytest.raises(TryLaterError):
        inspect.server(connection)
    with pytest.raises(TryLaterError):
        inspect.lacking(connection, "PAY")
