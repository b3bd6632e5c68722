"""The pages put together: the gate, the pages behind it, what is decided there, styles and scripts."""

from starlette.routing import BaseRoute

from bridge.domain.clock import Clock
from bridge.web import acts, assets
from bridge.web.acts import Act
from bridge.web.gate import Gate
from bridge.web.pages import PAGES
from bridge.web.pages.export import Looked
from bridge.web.pages.page import Load
from bridge.web.pages.serve import Pages

Routes = list[BaseRoute]


def routes(gate: Gate, load: Load, act: Act, looked: Looked, clock: Clock) -> Routes:
    """Everything that people see.

    Args:
        gate: knows who somebody is.
        load: reads the facts of a page.
        act: keeps what is decided.
        looked: notes who exported what.
        clock: tells the time.
    """
    pages = Pages(PAGES, gate, load, looked, clock)
    return [assets.ROUTE, *pages.routes(), *acts.routes(gate, act, clock), *gate.routes]
