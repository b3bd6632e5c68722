"""Whatever a gesture leads to is said in the language of the person who made it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from slack_bolt import App, BoltContext

from bridge.domain.language import speak
from bridge.slack.desk import People


class SameLanguage(ThreadPoolExecutor):
    """Runs what is done after the acknowledgement in the language of the thread that asks for it."""

    def submit(self, function: Callable[..., Any], /, *args: Any, **named: Any) -> "Future[Any]":
        """Run a function later, with the context of now."""
        return super().submit(copy_context().run, function, *args, **named)


def register(app: App, desk: People, team: str) -> None:
    """Attach it before all listeners; each payload sets it anew, so none inherits another's."""

    def listen(context: BoltContext, next_: Callable[[], None]) -> None:
        speak(desk.language(team, context.user_id or ""))
        next_()

    app.use(listen)
