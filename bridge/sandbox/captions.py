"""What a storyteller says on the page, and whether the watcher wants it to go on."""

import json
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

_TEXTS = ("text", "beat")
_LOOK = ("user", "channel", "ts", "thread", "issue", "page")


@dataclass
class Captions:
    """The newest caption.

    Attributes:
        number: counts what was said.
        text: what is said; empty before the story and after it.
        beat: which part of the story it is.
        look: where the page shall look: a Slack ``user`` to be, ``channel``, ``ts`` and ``thread``, or a Jira ``issue``; a
            ``page`` to open beside it.
        paused: the watcher wants it to wait.
    """

    number: int = 0
    text: str = ""
    beat: str = ""
    look: dict[str, str] = field(default_factory=dict)
    paused: bool = False

    def as_json(self) -> dict[str, Any]:
        """For the page and for the storyteller."""
        return {
            "n": self.number,
            "text": self.text,
            "beat": self.beat,
            "look": self.look,
            "paused": self.paused,
        }


def routes(captions: Captions) -> list[BaseRoute]:
    """``GET`` and ``POST /sandbox/story``, and ``POST /sandbox/story/pause``."""

    async def story(request: Request) -> Response:
        if request.method == "POST":
            said = await _texts(request)
            if said is None:
                return _sorry("'text' and 'beat' must be texts, 'look' an object of texts.")
            captions.text, captions.beat = said["text"], said["beat"]
            captions.look = {name: said[name] for name in _LOOK if name in said}
            captions.number += 1
        return JSONResponse(captions.as_json())

    async def pause(request: Request) -> Response:
        try:
            wanted = (await request.json())["paused"]
        except (json.JSONDecodeError, KeyError, TypeError):
            wanted = None
        if not isinstance(wanted, bool):
            return _sorry("'paused' must be true or false.")
        captions.paused = wanted
        return JSONResponse(captions.as_json())

    return [
        Route("/sandbox/story", story, methods=["GET", "POST"]),
        Route("/sandbox/story/pause", pause, methods=["POST"]),
    ]


async def _texts(request: Request) -> dict[str, str] | None:
    """The texts of a caption in one flat mapping; None when something else came."""
    try:
        body = await request.json()
    except json.JSONDecodeError:
        return None
    if not isinstance(body, dict) or not isinstance(body.get("look", {}), dict):
        return None
    flat = {**{name: body.get(name) for name in _TEXTS}, **body.get("look", {})}
    return flat if all(isinstance(value, str) for value in flat.values()) else None


def _sorry(sentence: str) -> Response:
    return JSONResponse({"error": sentence}, status_code=400)
