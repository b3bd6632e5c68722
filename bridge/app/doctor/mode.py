"""Whether what is to be told leaves, and to whom."""

from bridge.app.doctor.findings import Finding, Part, ok, warn
from bridge.domain.rules import Rules
from bridge.flow.standing import standing
from bridge.store.engine import Store, StoreError
from bridge.store.migrate import at_head

UNKNOWN = "it is not known in which mode the bridge runs: see Storage below"


def look_at_mode(store: Store, rules: Rules) -> Part:
    """Live, in shadow mode, paused or with some teams, and what is kept back because of it."""
    try:
        return Part("Mode", _findings(store, rules))
    except StoreError:
        return Part("Mode", (warn(UNKNOWN),))


def _findings(store: Store, rules: Rules) -> tuple[Finding, ...]:
    if not at_head(store):
        return (warn(UNKNOWN),)
    with store.read() as session:
        return tuple((ok if one.normal else warn)(one.text) for one in standing(session, rules))
