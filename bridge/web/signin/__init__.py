"""Sign in with Slack: https://docs.slack.dev/authentication/sign-in-with-slack."""
