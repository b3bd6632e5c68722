"""People's hands: what they do in Slack and what they see there, through the control API."""
