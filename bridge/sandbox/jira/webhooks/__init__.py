"""Jira's webhooks: what they say, how they are signed, how they are sent again."""
