"""Outages: so many report one problem at once that one banner takes the place of their cards, until an all-clear."""

from bridge.flow.outages.ending import end, end_those_over
from bridge.flow.outages.homes import lives_elsewhere
from bridge.flow.outages.noticing import notice
from bridge.flow.outages.showing import banner_card, calm_card, outage_card
from bridge.flow.outages.telling import keep_up, refresh, refresh_banners

__all__ = [
    "banner_card",
    "calm_card",
    "end",
    "end_those_over",
    "keep_up",
    "lives_elsewhere",
    "notice",
    "outage_card",
    "refresh",
    "refresh_banners",
]
