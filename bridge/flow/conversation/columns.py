"""A Jira issue as we keep it."""

from typing import Any

from bridge.domain.incoming import IssueSeen


def columns(seen: IssueSeen) -> dict[str, Any]:
    """What is remembered of an issue that was read."""
    return {
        "key": seen.key,
        "project": seen.project,
        "summary": seen.summary,
        "status": seen.status,
        "category": seen.category,
        "resolution": seen.resolution,
        "url": seen.url,
        "updated": seen.updated,
        "assignee": seen.assignee,
        "seen": "there",
        "versions": [{"id": one.id, "name": one.name, "released": one.released} for one in seen.versions],
    }
