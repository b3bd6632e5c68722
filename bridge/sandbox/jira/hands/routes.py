"""All routes of the control API, below `/sandbox/jira`."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.routing import BaseRoute, Route

from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.hands import board, owning, records, releases, settings, work
from bridge.sandbox.jira.hands.hand import Doing, Hand, Json, endpoint
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.webhooks.postman import Postman


def routes(state: JiraState, postman: Postman) -> list[BaseRoute]:
    """The control API of one site."""
    doings: Mapping[str, Doing] = {
        **work.TABLE,
        **owning.TABLE,
        **releases.TABLE,
        "set": settings.change,
        "webhook": _register(postman),
    }
    found: list[BaseRoute] = [
        Route(f"/sandbox/jira/{name}", endpoint(state, doing), methods=["POST"])
        for name, doing in doings.items()
    ]
    found += [
        Route(
            f"/sandbox/jira/{name}", endpoint(state, doing, waits=doing is records.changes), methods=["GET"]
        )
        for name, doing in {**board.TABLE, **records.TABLE}.items()
    ]
    return found


def _register(postman: Postman) -> Doing:
    def register(hand: Hand) -> Json:
        """Register an administrator's webhook."""
        url = str(hand.need("url"))
        if urlsplit(url).scheme not in {"http", "https"}:
            raise bad(f"'{url}' is not an address to post to.")
        postman.register(url, str(hand.body.get("secret") or ""), server=bool(hand.body.get("server")))
        return {"url": url}

    return register
