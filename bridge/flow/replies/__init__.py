"""What people write to the bot without a button: only what is addressed crosses, and nothing is lost without a word."""

from bridge.flow.replies.asking import decide, give_up, hold
from bridge.flow.replies.hearing import addressed, hear
from bridge.flow.replies.unread import say_unread

__all__ = ["addressed", "decide", "give_up", "hear", "hold", "say_unread"]
