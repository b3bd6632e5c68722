"""The control API: what people do in Jira's pages with their hands, and faults on demand."""
