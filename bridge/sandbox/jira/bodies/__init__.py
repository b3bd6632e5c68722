"""The JSON shapes of Jira's answers and webhooks, as pure functions of the state."""
