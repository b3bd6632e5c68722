"""What each role may open once signed in; whatever is not allowed is forbidden, and roles change at once."""

from dataclasses import replace

import httpx
import pytest

from bridge.domain.rules import Crew
from bridge.web.pages import PAGES
from tests.flow.office import RULES
from tests.sandbox.slack.workspace import MIA
from tests.web.signin.door import Door, who

OPEN = {"did", "problems", "problem", "insights", "insight"}
COLLEAGUES = OPEN | {"credit", "my_credit", "their_credit"}
RESPONSIBLE = COLLEAGUES | {"overview", "loop", "themes", "effect"}
ADMINS = RESPONSIBLE | {"audit", "contests"}

COMPANY = replace(
    RULES,
    crews=(
        Crew("leipzig", "Leipzig", lead="U0TOM", members=(MIA,)),
        Crew("swift", "Swift Couriers", members=("U0DANA",), company="Swift"),
    ),
    routes=(replace(RULES.routes[0], owners=("U0PRIYA",)),),
    leaders=("U0RUTH",),
    admins=("U0NOOR",),
)


def may_open(browser: httpx.Client) -> set[str]:
    """The pages that are not forbidden; there is nothing on any of them here."""
    found = set()
    for page in PAGES:
        status = browser.get(page.path.replace("{number}", "7")).status_code
        assert status in {404, 403, 303}
        if status == 404:
            found.add(page.name)
    return found


@pytest.mark.parametrize(
    ("user", "allowed"),
    [
        ("mia", COLLEAGUES),
        ("tom", RESPONSIBLE | {"huddle"}),
        ("priya", RESPONSIBLE),
        ("ruth", RESPONSIBLE),
        ("noor", ADMINS),
        ("dana", OPEN),
        ("lukas", set()),
    ],
    ids=["agent", "lead", "owner", "leader", "admin", "guest", "nobody"],
)
def test_each_role_opens_its_pages_and_no_other(door: Door, user: str, allowed: set[str]) -> None:
    door.rules = COMPANY
    door.open(pages=True)
    with door.signed_in(user, "/did") as browser:
        assert may_open(browser) == allowed & {page.name for page in PAGES}


def test_whoever_has_no_role_is_told_whom_to_ask(door: Door) -> None:
    door.rules = COMPANY
    door.open(pages=True)
    with door.signed_in("lukas", "/") as browser:
        page = browser.get("/")
    assert page.status_code == 403
    assert "Ask whoever looks after the bridge" in page.text


def test_without_a_session_every_page_leads_to_the_way_in(door: Door) -> None:
    door.open(pages=True)
    with door.browser() as browser:
        for page in PAGES:
            answer = browser.get(page.path.replace("{number}", "7"))
            assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/sign-in")


def test_a_guest_is_seen_with_their_company(door: Door) -> None:
    door.rules = COMPANY
    door.open()
    with door.signed_in("dana") as browser:
        told = who(browser)
    assert (told["roles"], told["company"], told["crew"]) == (["guest"], "Swift", "swift")


def test_a_guest_of_slack_has_no_role_by_the_settings_alone(door: Door) -> None:
    door.rules = replace(COMPANY, crews=(), admins=("U0DANA",))
    door.open()
    with door.signed_in("dana") as browser:
        assert who(browser)["roles"] == []


def test_a_role_that_changes_does_so_at_the_next_request(door: Door) -> None:
    door.rules = COMPANY
    door.open()
    with door.signed_in("mia") as browser:
        assert who(browser)["roles"] == ["agent"]
        door.rules = replace(COMPANY, crews=(), admins=(MIA,))
        door.open()
        assert who(browser)["roles"] == ["admin"]
        door.rules = replace(COMPANY, crews=())
        door.open()
        assert who(browser)["roles"] == []


def test_what_is_decided_counts_with_the_key_of_one_s_own_session_only(door: Door) -> None:
    door.rules = COMPANY
    door.open()
    with door.signed_in("mia") as browser, door.signed_in("tom") as other, door.browser() as stranger:
        key, elsewhere = who(browser)["key"], who(other)["key"]
        door.open(pages=True)
        yes = {"gesture": "consent", "choice": "yes", "once": "1"}
        forged = [yes, yes | {"key": ""}, yes | {"key": elsewhere}]
        assert [browser.post("/act", data=form).status_code for form in forged] == [403, 403, 403]
        assert stranger.post("/act", data=yes | {"key": key}).status_code == 403
        assert door.clicks == []
        assert browser.post("/act", data=yes | {"key": key}).status_code == 303
        assert [(click.user, click.choice) for click in door.clicks] == [(MIA, "yes")]


def test_nobody_decides_what_their_role_does_not(door: Door) -> None:
    door.rules = COMPANY
    for user, allowed in (("dana", 403), ("mia", 403), ("ruth", 403), ("noor", 303)):
        door.open()
        with door.signed_in(user) as browser:
            form = {
                "gesture": "decide_contest",
                "choice": "upheld",
                "subject": "1",
                "key": who(browser)["key"],
            }
            door.open(pages=True)
            assert browser.post("/act", data=form | {"once": user}).status_code == allowed
    assert [click.user for click in door.clicks] == ["U0NOOR"]


def test_a_lead_says_not_whose_a_problem_is_and_a_partner_s_lead_does_not_either(door: Door) -> None:
    """A route without owners is decided by everybody in its channel, which does not make it everybody's here."""
    swift = replace(COMPANY.crews[1], lead="U0DANA")
    door.rules = replace(COMPANY, crews=(COMPANY.crews[0], swift))
    for user, allowed in (("dana", 403), ("tom", 403), ("ruth", 303), ("priya", 303)):
        door.open()
        with door.signed_in(user) as browser:
            form = {"gesture": "reroute", "choice": "pay", "subject": "1", "key": who(browser)["key"]}
            door.open(pages=True)
            assert browser.post("/act", data=form | {"once": user}).status_code == allowed
    assert [click.user for click in door.clicks] == ["U0RUTH", "U0PRIYA"]
