"""Who may see the pages, as the operator decided."""

import secrets

from bridge.domain.roles import Role, Viewer
from bridge.settings import Settings
from bridge.web.gate import Gate, LocalGate


def gate_for(settings: Settings, public: bool) -> Gate | None:
    """The gate before the pages; None where nobody may see them.

    Args:
        settings: what the operator decided.
        public: the pages would be served on more than loopback, so that everybody has to sign in.
    """
    if settings.web.sign_in == "local" and not public:
        return LocalGate(Viewer("", settings.slack.team, "", frozenset(Role)), secrets.token_hex(16))
    return None
