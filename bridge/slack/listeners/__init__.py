"""What people do in Slack, taken to the desk. Three kinds of listener, and none waits for anything slow.

*keep* commits and answers, *answer* only reads, *open* acknowledges and opens a form from another thread.
"""

from slack_bolt import App

from bridge.slack.calls import Calls
from bridge.slack.desk import Desk
from bridge.slack.listeners import (
    app_home,
    bridge,
    clicks,
    commands,
    consents,
    details,
    failures,
    forms,
    heads_ups,
    homes,
    known,
    members,
    mentions,
    messages,
    openers,
    reactions,
    rewording,
    searches,
    shortcuts,
    speaking,
    trial,
)
from bridge.slack.listeners.sources import Now, Us
from bridge.slack.listeners.unheard import Unheard


def register(app: App, desk: Desk, calls: Calls, us: Us, now: Now, unheard: Unheard, emoji: str = "") -> None:
    """Attach every listener; each kind has a file of its own.

    Args:
        app: Bolt's app.
        desk: who takes what arrives.
        calls: Slack's Web API as the bot.
        us: the workspace, and the bot in it.
        now: the time, for gestures that carry none.
        unheard: counts what nobody listens to.
        emoji: a reaction with it points at a message; empty: none does.
    """
    speaking.register(app, desk, us.team)
    trial.register(app, desk, us.team, now)
    commands.register(app, desk, calls, us.team, now)
    known.register(app, desk, us.team, now)
    bridge.register(app, desk, calls, us.team)
    messages.register(app, desk, us, unheard)
    mentions.register(app, desk, us)
    members.register(app, desk, us.team)
    shortcuts.register(app, desk, calls, us)
    reactions.register(app, desk, us, emoji)
    clicks.register(app, desk, calls, us.team)
    homes.register(app, desk, calls, us.team)
    consents.register(app, desk, us.team)
    heads_ups.register(app, desk, us.team)
    app_home.register(app, desk, calls, us.team)
    openers.register(app, desk, calls, us.team)
    searches.register(app, desk)
    forms.register(app, desk, us, now)
    details.register(app, desk, calls, us.team, now)
    rewording.register(app, desk, calls, us.team, now)
    failures.register(app, calls, unheard)
