"""All that knows Slack: what people do there (listeners), what they see (cards, modals), what is sent (sender)."""
