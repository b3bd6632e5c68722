"""Write calls down in the site's journal."""

import json
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bridge.sandbox.jira.doors.door import Door
from bridge.sandbox.jira.faults import Fault
from bridge.sandbox.jira.journal import Entry
from bridge.sandbox.jira.state import JiraState


@dataclass(frozen=True)
class Outcome:
    """What became of a call.

    Args:
        before: The number of the last event before it.
        done: What answered it; None when nothing did.
        fault: What went wrong on demand.
    """

    before: int
    done: Response | None
    fault: Fault | None

    @property
    def told(self) -> int:
        """The status that the caller saw; 0 for none."""
        if self.fault:
            return self.fault.told
        return self.done.status_code if self.done else 0

    @property
    def carried_out(self) -> bool:
        """Whether it was done, told or not."""
        return self.done is not None and self.done.status_code < 400


def note(state: JiraState, door: Door, request: Request, raw: bytes, outcome: Outcome) -> None:
    """Write a call down."""
    with state.lock:
        last = state.last_event if outcome.carried_out else outcome.before
        state.journal.keep(
            Entry(
                face=door.face.name,
                method=request.method,
                path=request.url.path.removeprefix(door.face.base),
                template=door.template,
                query=dict(request.query_params),
                body=_json(raw),
                status=outcome.told,
                done=outcome.carried_out,
                events=tuple(range(outcome.before + 1, last + 1)),
            )
        )


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return None
