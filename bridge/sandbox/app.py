"""The sandbox put together: both sides and the page in one app."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bridge.sandbox import captions as captions_side
from bridge.sandbox import jira as jira_side
from bridge.sandbox import middle as middle_side
from bridge.sandbox import page
from bridge.sandbox import slack as slack_side
from bridge.sandbox import storm as storm_side
from bridge.sandbox.captions import Captions
from bridge.sandbox.clock import Clock, SystemClock
from bridge.sandbox.jira import JiraState
from bridge.sandbox.jira.webhooks.postman import Postman
from bridge.sandbox.middle import Middle
from bridge.sandbox.slack import SlackOptions, SlackState
from bridge.sandbox.slack.options import paced
from bridge.sandbox.storm import Storm

LOOPBACK = ["127.0.0.1", "localhost"]


@dataclass(frozen=True)
class Options:
    """What can be set about the sandbox.

    Attributes:
        pace: multiplies the rate limits of both sides.
        index_lag: seconds until Jira's search finds what was written.
        history: Jira holds issues from before.
        bridge_url: where the bridge under test serves its page, if it is known already.
        slack: finer settings of the Slack side; made from `pace` if not given.
    """

    pace: float = 1.0
    index_lag: float = 2.0
    history: bool = False
    bridge_url: str = ""
    slack: SlackOptions | None = None


@dataclass(frozen=True)
class Sandbox:
    """The two sides, for whoever runs the sandbox in the same process.

    Attributes:
        slack: the workspace.
        jira: the site.
        postman: sends the site's webhooks.
        middle: knows where the bridge is.
        captions: what a storyteller says.
        storm: lets everything go wrong on both sides.
    """

    slack: SlackState
    jira: JiraState
    postman: Postman
    middle: Middle
    captions: Captions
    storm: Storm

    def routes(self) -> list[BaseRoute]:
        """Everything that the sandbox serves."""
        return [
            *slack_side.routes(self.slack),
            *jira_side.routes(self.jira, self.postman),
            *middle_side.routes(self.middle),
            *captions_side.routes(self.captions),
            *storm_side.routes(self.storm),
            *page.routes(),
        ]


def build(options: Options, clock: Clock | None = None) -> Sandbox:
    """Make both sides, without doors."""
    clock = clock or SystemClock()
    site = JiraState(index_lag=options.index_lag, pace=options.pace, clock=clock.time)
    workspace = SlackState(options.slack or paced(options.pace), clock=clock)
    site = jira_side.seeded(site) if options.history else site
    return Sandbox(
        slack=workspace,
        jira=site,
        postman=Postman(site),
        middle=Middle(options.bridge_url),
        captions=Captions(),
        storm=Storm(workspace, site),
    )


def create(options: Options | None = None, clock: Clock | None = None) -> Starlette:
    """Compose the sandbox.

    Returns:
        The app; its `state.sandbox` is the `Sandbox`.
    """
    sandbox = build(options or Options(), clock)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await sandbox.slack.delivery.close()
        sandbox.postman.close()

    # Other hosts are refused, so that no web page can reach the control API by rebinding a name.
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=LOOPBACK)
    gone = {ClientDisconnect: _nobody_there}
    app = Starlette(routes=sandbox.routes(), lifespan=lifespan, middleware=[guard], exception_handlers=gone)
    app.state.sandbox = sandbox
    return app


def _nobody_there(_request: Request, _error: Exception) -> Response:
    """A caller that was killed in the middle of its request is no failure of the sandbox."""
    return Response(status_code=499)
