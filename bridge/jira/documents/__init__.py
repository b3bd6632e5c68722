"""Documents: what the bridge writes and reads in Jira, in Cloud's document format and Data Center's wiki text."""
