"""The sandbox put together: both sides and the page in one app."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from bridge.sandbox.slack import SlackOptions, SlackState
from bridge.sandbox.slack import routes as slack_routes
from bridge.sandbox.slack.options import paced

LOOPBACK = ["127.0.0.1", "localhost"]


@dataclass(frozen=True)
class Options:
    """What can be set about the sandbox.

    Attributes:
        pace: multiplies the rate limits of both sides.
        index_lag: seconds until Jira's search finds what was written.
        slack: finer settings of the Slack side, made from `pace` if not given.
    """

    pace: float = 1.0
    index_lag: float = 2.0
    slack: SlackOptions | None = field(default=None)

    def slack_options(self) -> SlackOptions:
        """The settings of the Slack side."""
        return self.slack or paced(self.pace)


def create(options: Options | None = None) -> Starlette:
    """Compose the sandbox.

    Returns:
        The app; its `state.slack` is the workspace.
    """
    slack = SlackState((options or Options()).slack_options())

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await slack.delivery.close()

    # Other hosts are refused, so that no web page can reach the control API by rebinding a name.
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=LOOPBACK)
    app = Starlette(routes=slack_routes(slack), lifespan=lifespan, middleware=[guard])
    app.state.slack = slack
    return app
