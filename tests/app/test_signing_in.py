"""A whole bridge whose people sign in at a pocket Slack."""

import socket
from base64 import urlsafe_b64decode

import httpx

from bridge.app.bridge import Bridge
from bridge.sandbox.app import Options, create
from bridge.settings import Settings
from tests.fakes import WordSorter
from tests.stage import Stage
from tests.whole.town import changed


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_a_leader_signs_in_sees_the_first_page_and_signs_out(
    settings: Settings, stage: tuple[Stage, str]
) -> None:
    stand, slack = stage
    stand.app = create(Options(pace=1000))
    port = free_port()
    web = {"port": port, "url": f"http://127.0.0.1:{port}", "sign_in": "slack", "slack_url": f"{slack}/slack"}
    credentials = {"client_id": "1000.2000", "client_secret": "sandbox-secret"}
    company = changed(
        settings,
        slack={"team": "T0SANDBOX", "bot_token": "xoxb-sandbox", "api_url": f"{slack}/slack/api/"},
        people={"leaders": ("U0RUTH",)},
        web=web | credentials,
    )
    bridge = Bridge(company, sorter=WordSorter())
    bridge.web.start()
    try:
        with httpx.Client(base_url=bridge.web.url, follow_redirects=True, verify=False) as browser:  # noqa: S501 - http
            way_in = browser.get("/did?period=2026-W47")
            assert way_in.url.path == "/sign-in"
            chooser = browser.get(browser.get("/sign-in/slack?next=/did").url)
            assert "Ruth Adeyemi" in chooser.text
            page = browser.get(chooser.url.copy_merge_params({"user": "ruth"}))
            assert (page.status_code, page.url.path) == (200, "/did")
            assert "Ruth Adeyemi" in page.text
            [cookie] = browser.cookies.jar
            assert cookie.name == "bridge-session"
            held = urlsafe_b64decode(f"{cookie.value}=")
            assert len(held) == 32, "a random number, of which the next sign-in has another"
            for known in (b"U0RUTH", b"T0SANDBOX", b"sandbox-secret"):
                assert known not in held + str(cookie.value).encode()
            key = page.text.split('name="key" value="')[1].split('"')[0]
            left = browser.post("/sign-out", data={"key": key})
            assert "You are signed out." in left.text
            assert browser.get("/did").url.path == "/sign-in"
    finally:
        bridge.stop()
