"""Sign in with Slack, played: one chooses who one is; see https://docs.slack.dev/authentication/sign-in-with-slack."""
