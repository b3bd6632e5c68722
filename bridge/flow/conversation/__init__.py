"""What Jira says of an issue of ours: stages for those who reported, questions to them.

Applied behind a watermark: what is older than what was read before changes nothing. Only what changed in Jira counts:
reading the same again never overturns what an owner decided meanwhile.
"""

from bridge.flow.conversation.absence import absent
from bridge.flow.conversation.adoption import adopt
from bridge.flow.conversation.looking import Look, Looker, look
from bridge.flow.conversation.reading import apply
from bridge.flow.conversation.releases import known as known_releases
from bridge.flow.conversation.versions import apply_versions, differing

__all__ = [
    "Look",
    "Looker",
    "absent",
    "adopt",
    "apply",
    "apply_versions",
    "differing",
    "known_releases",
    "look",
]
