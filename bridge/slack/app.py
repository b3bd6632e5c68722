"""Bolt's app for one workspace. Nothing connects here: Slack may be down when the bridge starts."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from slack_bolt import App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult

from bridge.domain.addresses import belongs
from bridge.domain.language import spoken
from bridge.slack import shapes
from bridge.slack.calls import Calls, client
from bridge.slack.desk import Desk
from bridge.slack.listeners import failures, register
from bridge.slack.listeners.sources import Now, Payload, Us
from bridge.slack.listeners.speaking import SameLanguage
from bridge.slack.listeners.unheard import Unheard
from bridge.slack.options import SlackOptions
from bridge.slack.quiet import Quiet
from bridge.slack.texts.strangers import FOREIGN

LOG = logging.getLogger(__name__)
BOLT = logging.getLogger("bridge.slack.bolt")
BOLT.setLevel(logging.WARNING)
"""Bolt's logger: below WARNING it would write down whole payloads, so the level is fixed here.

Bolt gives this level also to the logger that has the app's name, so the app is named after it and not after us.
"""


LATER = 5
"""Threads for what follows an acknowledgement, such as opening a form."""


class CheckedApp(App):
    """Bolt's app, behind a door that lets in only what is as Slack documents it: Bolt itself checks no part.

    Args:
        unheard: counts what is not let in, and what nobody listens to.
        options: Bolt's own.
    """

    def __init__(self, unheard: Unheard, **options: Any) -> None:
        super().__init__(**options)
        self._unheard = unheard

    def take(
        self, body: Any, mode: str = "socket_mode", headers: Mapping[str, str | Sequence[str]] | None = None
    ) -> BoltResponse:
        """Answer one payload. One that is not as documented is acknowledged, as it would come again the same.

        Args:
            body: what Slack sent.
            mode: ``socket_mode``, or ``http``.
            headers: of the request.
        """
        try:
            said = shapes.cleaned(body)
            lack = shapes.lacking(said)
        except shapes.TooDeepError:
            said, lack = body, "an end"
        if lack is not None:
            return self._not_heard(said, lack)
        if not shapes.is_known(said):
            return failures.nobody(said, self._unheard)
        given: Any = said if mode == "socket_mode" else json.dumps(said)
        return self.dispatch(BoltRequest(body=given, headers=dict(headers or {}), mode=mode))

    def _not_heard(self, body: Any, lack: str) -> BoltResponse:
        kind = f"{shapes.named(body)} without {lack or 'parts'}"
        LOG.warning(
            "Not as Slack documents it, so nobody hears it: %s (%d so far)", kind, self._unheard.count(kind)
        )
        return BoltResponse(status=200, body=failures.not_heard(body))


def _now() -> datetime:
    return datetime.now(UTC)


def build(options: SlackOptions, desk: Desk, now: Now = _now, unheard: Unheard | None = None) -> CheckedApp:
    """The app with all its listeners.

    A listener's answer is the acknowledgement (`process_before_response`): otherwise Bolt acknowledges events
    before they are kept. https://docs.slack.dev/tools/bolt-python/concepts/lazy-listeners

    Args:
        options: the workspace and its tokens.
        desk: who takes what people do.
        now: the time, with a zone.
        unheard: counts what nobody listens to, if somebody wants to know.
    """
    web = client(options.bot_token, options.api_url, options.timeout)
    web.token = None
    counted = unheard or Unheard()
    app = CheckedApp(
        counted,
        name=BOLT.name,
        logger=BOLT,
        client=web,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        before_authorize=_only(options.team),
        authorize=_authorize(options),
        token_verification_enabled=False,
        request_verification_enabled=False,
        attaching_conversation_kwargs_enabled=False,
        listener_executor=SameLanguage(max_workers=LATER),
    )
    app.use(_answers_to(options.api_url))
    calls = Quiet() if options.quiet else Calls(client(options.bot_token, options.api_url, options.timeout))
    register(app, desk, calls, Us(options.team, options.bot_user), now, counted, options.reaction)
    return app


def _only(team: str) -> Callable[..., BoltResponse | None]:
    """Payloads of other workspaces go nowhere, and need not come again; only who types a command is told."""

    def refuse_others(
        body: Payload, context: BoltContext, request: BoltRequest, next_: Callable[[], None]
    ) -> BoltResponse | None:
        # An app installed for a whole organisation gets events without a team in their authorisation.
        sender = context.team_id or body.get("team_id")
        if sender == team:
            next_()
            return None
        LOG.warning("Refused a payload of another workspace: %s", sender)
        return BoltResponse(status=200, body=spoken(FOREIGN)) if "command" in body else _no_more(request)

    return refuse_others


def _answers_to(api_url: str) -> Callable[..., None]:
    """Words go to an address that came with a payload only if it is Slack's; without one, nothing is answered there."""

    def forget_others(context: BoltContext, next_: Callable[[], None]) -> None:
        if context.response_url and not belongs(context.response_url, api_url):
            context["response_url"] = None
            LOG.warning("A payload names an address to answer at that is not Slack's: it is not used")
        next_()

    return forget_others


def _no_more(request: BoltRequest) -> BoltResponse:
    """In Socket Mode only an acknowledgement keeps Slack from sending it again; over HTTP it can be told no.

    https://docs.slack.dev/apis/events-api/#retries
    """
    if request.mode == "socket_mode":
        return BoltResponse(status=200, body="")
    return BoltResponse(status=403, body="", headers={"x-slack-no-retry": "1"})


def _authorize(options: SlackOptions) -> Callable[..., AuthorizeResult]:
    """The bot, known without asking Slack: a failing `auth.test` would make Bolt drop every event."""
    result = AuthorizeResult(
        enterprise_id=None,
        team_id=options.team,
        bot_user_id=options.bot_user,
        bot_id=options.bot_id or None,
        bot_token=options.bot_token,
    )

    def authorize() -> AuthorizeResult:
        return result

    return authorize
