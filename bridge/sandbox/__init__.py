"""A pocket Slack and a pocket Jira on loopback, with a page to click in.

`python -m bridge.sandbox` runs it; `bridge.sandbox.server.Running` runs it inside another process.
"""
