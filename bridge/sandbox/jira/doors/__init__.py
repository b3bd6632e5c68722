"""Jira Cloud's REST API: one module a resource, one table of handlers each."""
