"""What a report is surely about: said when it is kept, before it is sorted."""

from dataclasses import dataclass

from bridge.domain.outgoing import Problem


@dataclass(frozen=True, slots=True)
class Recognised:
    """A problem as whoever reports it sees it; ``outage`` if our own people may be told that it is one."""

    problem: Problem
    outage: bool = False
