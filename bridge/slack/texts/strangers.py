"""What people of other workspaces read, who share a channel with ours."""

from bridge.domain.language import Phrase as _

FOREIGN = _(
    "Not saved: the bridge is of another workspace. In a channel that you share with it, write @bridge and what the "
    "customer said."
)
