"""What people do in Slack, taken to the desk. Three kinds of listener, and none waits for anything slow.

*keep* commits and answers, *answer* only reads, *open* acknowledges and opens a form from another thread.
"""

from slack_bolt import App

from bridge.slack.calls import Calls
from bridge.slack.desk import Desk
from bridge.slack.listeners import clicks, commands, failures, forms, mentions, messages, openers
from bridge.slack.listeners.sources import Now
from bridge.slack.listeners.unheard import Unheard


def register(app: App, desk: Desk, calls: Calls, *, bot_user: str, now: Now, unheard: Unheard) -> None:
    """Attach every listener; each kind has a file of its own.

    Args:
        app: Bolt's app.
        desk: who takes what arrives.
        calls: Slack's Web API as the bot.
        bot_user: the bot's user id; its mention is no part of what was said.
        now: the time, for gestures that carry none.
        unheard: counts what nobody listens to.
    """
    commands.register(app, desk, calls, now)
    messages.register(app, desk, bot_user)
    mentions.register(app, desk, bot_user)
    clicks.register(app, desk)
    openers.register(app, calls)
    forms.register(app, desk, now)
    failures.register(app, calls, unheard)
