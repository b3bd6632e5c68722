"""What Jira's issues say of the stage of a problem."""

from bridge.domain.rules import Rules
from bridge.domain.stages import Stage, stage_of
from bridge.store.tables import Issue


def stands_for(rules: Rules, issue: Issue) -> Stage:
    """The stage that an issue stands for by itself, whatever its owners said in Slack."""
    stage = stage_of(issue.status, issue.category, issue.resolution, rules.stage_maps.get(issue.project, {}))
    released = any(version["released"] for version in issue.versions)
    return Stage.LIVE if stage is Stage.FIXED and released else stage
