"""Who may see the pages, as the operator decided; and what is said when that cannot be."""

import logging
from typing import Any, cast

import pytest
from starlette.requests import Request

from bridge.app.bridge import Bridge
from bridge.app.gate import gate_for, mistakes, why_closed
from bridge.domain.errors import SettingsError
from bridge.domain.roles import Role
from bridge.settings import Settings
from bridge.web.gate import LocalGate
from bridge.web.signin.gate import SlackGate
from tests.conftest import HeldClock
from tests.fakes import WordSorter
from tests.whole.town import changed

NOBODY = cast("Any", None)
HTTPS = {"url": "https://bridge.acme.example", "client_id": "1000.2000", "client_secret": "s"}


def gate(settings: Settings, **web: object) -> object:
    return gate_for(changed(settings, web=web), NOBODY, HeldClock())


def asked(host: str, **more: str) -> Request:
    """A request as it comes in at port 8080 of this machine."""
    named = {"host": host} | {name.replace("_", "-"): value for name, value in more.items()}
    headers = [(name.encode(), value.encode()) for name, value in named.items()]
    scope = {"type": "http", "method": "GET", "path": "/did", "query_string": b"", "headers": headers}
    return Request({**scope, "scheme": "http", "server": ("127.0.0.1", 8080)})


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "127.0.0.1"])
def test_whoever_sits_at_this_machine_has_all_roles(settings: Settings, host: str) -> None:
    local = gate(settings)
    assert isinstance(local, LocalGate)
    viewer = local.viewer(asked(host))
    assert viewer is not None
    assert (viewer.roles, viewer.user, viewer.company) == (frozenset(Role), "", "")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example"])
def test_a_name_that_somebody_made_lead_here_opens_nothing(settings: Settings, host: str) -> None:
    """DNS rebinding: such a page is sent to another origin, where it cannot read what comes back."""
    local = gate(settings)
    assert isinstance(local, LocalGate)
    assert local.entrance(asked("evil.example")) == "http://127.0.0.1:8080/"
    assert local.viewer(asked(host)) is None


@pytest.mark.parametrize("header", ["x_forwarded_for", "forwarded"])
def test_what_a_proxy_on_this_machine_passes_on_opens_nothing(settings: Settings, header: str) -> None:
    local = gate(settings)
    assert isinstance(local, LocalGate)
    assert local.viewer(asked("127.0.0.1:8080", **{header: "203.0.113.7"})) is None


def test_forms_have_another_key_with_each_start(settings: Settings) -> None:
    first, second = gate(settings), gate(settings)
    assert isinstance(first, LocalGate)
    assert isinstance(second, LocalGate)
    request = asked("localhost")
    assert first.key(request) == first.key(request) != second.key(request)


@pytest.mark.parametrize(
    ("web", "named"),
    [
        ({"host": "0.0.0.0"}, "web.host is 0.0.0.0"),  # noqa: S104 - what is tested
        ({"host": "10.0.0.7"}, "web.host is 10.0.0.7"),
        ({"url": "https://bridge.acme.example"}, "https://bridge.acme.example (web.url)"),
    ],
)
def test_pages_without_sign_in_are_not_served_where_others_could_open_them(
    settings: Settings, web: dict[str, str], named: str
) -> None:
    assert gate(settings, **web) is None
    said = why_closed(changed(settings, web=web))
    assert said.startswith("pages are not served: ")
    assert named in said
    assert 'set web.sign_in = "slack"' in said


def test_the_log_says_why_no_pages_are_served(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="bridge"):
        Bridge(changed(settings, web={"url": "https://bridge.acme.example"}), sorter=WordSorter()).stop()
    assert "pages are not served: others open them at https://bridge.acme.example" in caplog.text


@pytest.mark.parametrize("url", ["", "http://127.0.0.1:8080", "http://localhost"])
def test_an_address_on_this_machine_keeps_the_pages_open(settings: Settings, url: str) -> None:
    assert isinstance(gate(settings, url=url), LocalGate)


@pytest.mark.parametrize("sign_in", ["local", "slack"])
def test_an_address_that_is_none_is_said(settings: Settings, sign_in: str) -> None:
    with pytest.raises(SettingsError, match=r'^web\.url: "https://\[" is no address\.'):
        gate(settings, url="https://[", sign_in=sign_in)


def test_pages_can_be_off(settings: Settings) -> None:
    assert gate(settings, sign_in="off") is None
    assert why_closed(changed(settings, web={"sign_in": "off"})) == ""


def test_everything_that_is_missing_to_sign_in_is_said_at_once(settings: Settings) -> None:
    with pytest.raises(SettingsError) as raised:
        Bridge(changed(settings, web={"sign_in": "slack"}), sorter=WordSorter())
    lines = str(raised.value).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["web.url", "web.client_id", "web.client_secret"]


@pytest.mark.parametrize("name", ["url", "slack_url"])
@pytest.mark.parametrize("url", ["http://acme.example", "acme.example", "ftp://127.0.0.1"])
def test_nobody_signs_in_over_plain_http_beyond_this_machine(settings: Settings, name: str, url: str) -> None:
    [said] = mistakes(changed(settings, web=HTTPS | {"sign_in": "slack", name: url}))
    assert said.startswith(f"web.{name}: it must begin with https://")


def test_with_all_of_it_people_sign_in_wherever_it_is_served(settings: Settings) -> None:
    assert isinstance(gate(settings, sign_in="slack", **HTTPS), SlackGate)
    assert isinstance(gate(settings, sign_in="slack", host="0.0.0.0", **HTTPS), SlackGate)  # noqa: S104 - the same
