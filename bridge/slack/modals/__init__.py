"""Forms that open over Slack: pure functions that give views, one file per form."""
