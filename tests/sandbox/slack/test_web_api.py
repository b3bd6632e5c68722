"""The Web API's door: tokens, unknown methods, ordered faults, rate limits."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError

from bridge.sandbox.slack import SlackOptions
from tests.sandbox.slack.workspace import MIA, VOICE, Workspace, code, served


def test_auth_test_says_who_the_app_is(workspace: Workspace) -> None:
    answer = workspace.web().auth_test()
    assert answer["team_id"] == "T0SANDBOX"
    assert answer["team"] == "Tidewell"
    assert answer["user_id"] == "U0BRIDGE"
    assert answer["bot_id"] == "B0BRIDGE"
    assert answer["user"] == "bridge"


def test_a_wrong_token_is_invalid_auth(workspace: Workspace) -> None:
    assert code(workspace.web("xoxb-wrong").auth_test) == "invalid_auth"


def test_no_token_is_not_authed(workspace: Workspace) -> None:
    status, answer = workspace.request("POST", "/slack/api/auth.test")
    assert (status, answer) == (200, {"ok": False, "error": "not_authed"})


def test_the_app_token_is_not_for_the_web_api(workspace: Workspace) -> None:
    assert code(workspace.web("xapp-sandbox").auth_test) == "not_allowed_token_type"


def test_an_unknown_method_is_named(workspace: Workspace) -> None:
    with pytest.raises(SlackApiError) as refused:
        workspace.web().api_call("chat.teleport")
    assert refused.value.response["error"] == "unknown_method"
    assert refused.value.response["req_method"] == "chat.teleport"


def test_a_body_that_is_not_json_is_refused(workspace: Workspace) -> None:
    status, answer = workspace.request("POST", "/slack/api/chat.postMessage", "{nonsense")
    assert (status, answer["error"]) == (200, "invalid_json")


def test_arguments_come_as_json_or_as_a_form(workspace: Workspace) -> None:
    """The SDK sends some methods as JSON and others as a form."""
    web = workspace.web()
    as_json = web.api_call("chat.postMessage", json={"channel": VOICE, "text": "json"})
    as_form = web.api_call("chat.postMessage", data={"channel": VOICE, "text": "form", "blocks": "[]"})
    assert [as_json["message"]["text"], as_form["message"]["text"]] == ["json", "form"]


def test_a_form_with_broken_blocks_is_refused(workspace: Workspace) -> None:
    form = {"channel": VOICE, "text": "x", "blocks": "[{"}
    assert code(workspace.web().api_call, api_method="chat.postMessage", data=form) == "invalid_blocks_format"


def test_a_missing_argument_is_named(workspace: Workspace) -> None:
    with pytest.raises(SlackApiError) as refused:
        workspace.web().api_call("conversations.history")
    assert refused.value.response["error"] == "invalid_arguments"
    assert "channel" in refused.value.response["response_metadata"]["messages"][0]


def test_api_test_says_back_what_was_said(workspace: Workspace) -> None:
    assert workspace.web().api_test(foo="bar")["args"] == {"foo": "bar"}


def test_calls_and_refusals_are_counted(workspace: Workspace) -> None:
    web = workspace.web()
    web.auth_test()
    web.auth_test()
    code(web.chat_postMessage, channel="C0GHOST", text="x")
    stats = workspace.stats()
    assert stats["calls"] == {"auth.test": 2, "chat.postMessage": 1}
    assert stats["refused"] == {"channel_not_found": 1}
    assert stats["messages_by_bot"] == 0


def test_an_ordered_failure_hits_so_many_calls(workspace: Workspace) -> None:
    workspace.do("set", fail={"method": "auth.test", "error": "invalid_auth", "times": 2})
    web = workspace.web()
    assert [code(web.auth_test), code(web.auth_test)] == ["invalid_auth", "invalid_auth"]
    assert web.auth_test()["ok"] is True


def test_a_failure_can_be_ordered_for_every_method(workspace: Workspace) -> None:
    workspace.do("set", fail={"method": "*", "error": "internal_error"})
    assert code(workspace.web().team_info) == "internal_error"


def test_ordered_failures_can_be_cleared(workspace: Workspace) -> None:
    workspace.do("set", fail={"method": "auth.test", "error": "invalid_auth", "times": 100})
    workspace.do("set", clear=True)
    assert workspace.web().auth_test()["ok"] is True


def test_an_ordered_status_has_no_json(workspace: Workspace) -> None:
    workspace.do("set", fail={"method": "chat.postMessage", "status": 502})
    with pytest.raises(SlackApiError) as refused:
        workspace.web().chat_postMessage(channel=VOICE, text="x")
    assert refused.value.response.status_code == 502
    assert workspace.texts(VOICE) == []


def test_a_failure_after_doing_has_done_it(workspace: Workspace) -> None:
    """The uncertain outcome: the message stands there, the answer says 502."""
    workspace.do("set", fail={"method": "chat.postMessage", "status": 502, "after_doing": True})
    with pytest.raises(SlackApiError):
        workspace.web().chat_postMessage(channel=VOICE, text="done all the same")
    assert workspace.texts(VOICE) == ["done all the same"]


def test_a_hanging_call_outlasts_the_client(workspace: Workspace) -> None:
    workspace.do("set", fail={"method": "auth.test", "hang": 1.0})
    hasty = WebClient("xoxb-sandbox", base_url=f"{workspace.url}/slack/api/", timeout=0.1, retry_handlers=[])  # type: ignore[arg-type]
    with pytest.raises((TimeoutError, SlackRequestError)):
        hasty.auth_test()


def test_an_ordered_rate_limit(workspace: Workspace) -> None:
    workspace.do("set", rate_limit={"method": "chat.postMessage", "retry_after": 7})
    with pytest.raises(SlackApiError) as refused:
        workspace.web().chat_postMessage(channel=VOICE, text="x")
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["retry-after"] == "7"
    assert refused.value.response["error"] == "ratelimited"
    assert workspace.stats()["rate_limited"] == 1
    assert workspace.texts(VOICE) == []


def test_a_fault_with_an_unknown_field_is_refused(workspace: Workspace) -> None:
    status, answer = workspace.try_to("set", fail={"method": "auth.test", "color": "red"})
    assert status == 400
    assert "color" in answer["error"]


def test_one_message_a_second_and_channel() -> None:
    """A short burst passes; then one a second; each channel by itself."""
    with served(SlackOptions(pace=1)) as workspace:
        web = workspace.web()
        for _ in range(5):
            web.chat_postMessage(channel=VOICE, text="burst")
        assert code(web.chat_postMessage, channel=VOICE, text="too fast") == "ratelimited"
        assert web.chat_postMessage(channel="C0SERVICEFLOOR", text="elsewhere")["ok"] is True
        workspace.clock.advance(1)
        assert web.chat_postMessage(channel=VOICE, text="a second later")["ok"] is True
        assert code(web.chat_postMessage, channel=VOICE, text="again too fast") == "ratelimited"


def test_tier_three_allows_fifty_a_minute() -> None:
    with served(SlackOptions(pace=0.1)) as workspace:
        web = workspace.web()
        for _ in range(5):
            web.team_info()
        with pytest.raises(SlackApiError) as refused:
            web.team_info()
        assert refused.value.response.headers["retry-after"] == "12"
        workspace.clock.advance(12)
        assert web.team_info()["ok"] is True


def test_pace_multiplies_the_limits() -> None:
    with served(SlackOptions(pace=20)) as workspace:
        web = workspace.web()
        for _ in range(60):
            web.chat_postMessage(channel=VOICE, text="quick")
        assert workspace.stats()["rate_limited"] == 0


def test_other_hosts_are_turned_away(workspace: Workspace) -> None:
    """No web page can reach the control API by making its own name point here."""
    web = WebClient("xoxb-sandbox", base_url=f"{workspace.url}/slack/api/", headers={"Host": "evil.example"})
    with pytest.raises(SlackApiError) as refused:
        web.auth_test()
    assert refused.value.response.status_code == 400


def test_a_person_who_is_not_there(workspace: Workspace) -> None:
    assert code(workspace.web().users_info, user="U0GHOST") == "user_not_found"
    assert workspace.web().users_info(user=MIA)["user"]["name"] == "mia"
