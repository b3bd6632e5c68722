"""What the doctor says of the pages: who can open them, and how people get in."""

import json
from pathlib import Path
from typing import Any

import pytest

from bridge.app.doctor.findings import Level
from bridge.app.doctor.pages import PLACEHOLDER, look_at_pages
from bridge.app.gate import BACK
from bridge.app.rules import rules_from, taxonomy_from
from tests.cli.doctor.conftest import Practice
from tests.whole.town import changed

MANIFEST = Path(__file__).parents[3] / "bridge/slack/manifest.json"


def web(practice: Practice, **more: Any) -> dict[str, Any]:
    """Settings with which people sign in."""
    given = {"sign_in": "slack", "url": "https://bridge.acme.example", "client_id": "1", "client_secret": "s"}
    return given | {"slack_url": f"{practice.url}/slack"} | more


def said(practice: Practice, **sections: dict[str, Any]) -> list[tuple[Level, str]]:
    settings = changed(practice.settings, **sections)
    rules = rules_from(settings, taxonomy_from(settings))
    part = look_at_pages(settings, rules, practice.clock)
    return [(one.level, one.text) for one in part.findings]


def test_pages_for_this_machine_are_well(practice: Practice) -> None:
    assert said(practice) == [(Level.OK, "for this machine only, without signing in")]
    assert said(practice, web={"sign_in": "off"}) == [(Level.OK, "off")]


def test_pages_that_are_shut_are_said_with_what_to_set(practice: Practice) -> None:
    [(level, text)] = said(practice, web={"host": "0.0.0.0"})  # noqa: S104 - what is tested
    assert level is Level.WARN
    assert 'set web.sign_in = "slack"' in text


def test_where_people_sign_in_it_says_what_the_app_must_know(practice: Practice) -> None:
    [(level, text)] = said(practice, web=web(practice), people={"admins": ("U1",)})
    assert level is Level.OK
    assert "must have https://bridge.acme.example/sign-in/back" in text


def test_what_is_missing_is_to_be_mended(practice: Practice) -> None:
    found = said(practice, web=web(practice, client_id="", url=""), people={"admins_usergroup": "S1"})
    assert [(level, text.split(" ")[0]) for level, text in found] == [
        (Level.FAIL, "web.url"),
        (Level.FAIL, "web.client_id"),
    ]


def test_that_nobody_is_an_admin_is_to_be_looked_at(practice: Practice) -> None:
    assert said(practice, web=web(practice))[0][0] is Level.WARN


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://localhost:8080", "Slack sends them to https alone"),
        (f"https://{PLACEHOLDER}", "the example of the manifest"),
        ("https://acme.example/bridge/", "leave away what follows it"),
        ("https://acme.example/", ""),
    ],
)
def test_an_address_that_slack_cannot_lead_back_to_is_to_be_looked_at(
    practice: Practice, url: str, words: str
) -> None:
    found = said(practice, web=web(practice, url=url), people={"admins": ("U1",)})
    assert [words in text for level, text in found if level is Level.WARN] == ([True] if words else [])


def test_the_manifest_has_the_address_that_is_to_be_replaced() -> None:
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    assert manifest["oauth_config"]["redirect_urls"] == [f"https://{PLACEHOLDER}{BACK}"]


@pytest.mark.parametrize(
    ("path", "words"),
    [("/jira", "is no identity provider"), ("/slack/", ""), ("/nowhere", "does not answer")],
)
def test_another_server_than_slack_is_found_out(practice: Practice, path: str, words: str) -> None:
    found = said(practice, web=web(practice, slack_url=practice.url + path), people={"admins": ("U1",)})
    assert [(level, words in text) for level, text in found] == [(Level.FAIL if words else Level.OK, True)]
