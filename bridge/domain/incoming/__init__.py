"""What arrives: from people in Slack, and from Jira. Values only; the doors make them, the flow takes them."""

from bridge.domain.incoming.gestures import Click, Gesture
from bridge.domain.incoming.jira import CommentSeen, FieldNeeded, IssueSeen, JiraHint, VersionSeen
from bridge.domain.incoming.reports import Capture, Deletion, Edit, Kept, Reply, Rewording, Way

__all__ = [
    "Capture",
    "Click",
    "CommentSeen",
    "Deletion",
    "Edit",
    "FieldNeeded",
    "Gesture",
    "IssueSeen",
    "JiraHint",
    "Kept",
    "Reply",
    "Rewording",
    "VersionSeen",
    "Way",
]
