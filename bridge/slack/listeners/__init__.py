"""What people do in Slack, taken to the desk. Three kinds of listener, and none waits for anything slow.

*keep* commits and answers, *answer* only reads, *open* acknowledges and opens a form from another thread.
"""

from slack_bolt import App

from bridge.slack.calls import Calls
from bridge.slack.desk import Desk
from bridge.slack.listeners import (
    clicks,
    commands,
    consents,
    failures,
    forms,
    heads_ups,
    homes,
    mentions,
    messages,
    openers,
    searches,
    speaking,
)
from bridge.slack.listeners.sources import Now, Us
from bridge.slack.listeners.unheard import Unheard


def register(app: App, desk: Desk, calls: Calls, us: Us, now: Now, unheard: Unheard) -> None:
    """Attach every listener; each kind has a file of its own.

    Args:
        app: Bolt's app.
        desk: who takes what arrives.
        calls: Slack's Web API as the bot.
        us: the workspace, and the bot in it.
        now: the time, for gestures that carry none.
        unheard: counts what nobody listens to.
    """
    speaking.register(app, desk, us.team)
    commands.register(app, desk, calls, us.team, now)
    messages.register(app, desk, us, unheard)
    mentions.register(app, desk, us)
    clicks.register(app, desk, calls, us.team)
    homes.register(app, desk, calls, us.team)
    consents.register(app, desk, us.team)
    heads_ups.register(app, desk)
    openers.register(app, desk, calls, us.team)
    searches.register(app, desk)
    forms.register(app, desk, us.team, now)
    failures.register(app, calls, unheard)
