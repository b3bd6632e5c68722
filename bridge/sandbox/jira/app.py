"""Put the site's doors together."""

from starlette.routing import BaseRoute

from bridge.sandbox.jira.doors.routes import routes as rest
from bridge.sandbox.jira.hands.routes import routes as hands
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.webhooks.postman import Postman


def routes(state: JiraState, postman: Postman | None = None) -> list[BaseRoute]:
    """All routes of a site.

    Args:
        state: The site.
        postman: Who sends its webhooks; one with short delays when None.
    """
    postman = postman or Postman(state)
    state.closers.append(postman.close)
    return [*rest(state), *hands(state, postman)]
