"""Where a person finds something of ours: in Slack, or on our pages."""


def message(team: str, channel: str | None, ts: str | None) -> str:
    """A message of Slack by its thread; empty for one that is not posted.

    The usual permalink needs the workspace's host name, which is not known everywhere; this form needs ids only.

    >>> message("T1", "C1", "1700000000.000100")
    'https://app.slack.com/client/T1/C1/thread/C1-1700000000.000100'
    """
    return f"https://app.slack.com/client/{team}/{channel}/thread/{channel}-{ts}" if channel and ts else ""


def insight_page(pages: str, insight: int) -> str:
    """The page of a report; empty if there are no pages.

    >>> insight_page("https://bridge.acme.example", 1284)
    'https://bridge.acme.example/insights/1284'
    """
    return f"{pages}/insights/{insight}" if pages else ""


def problem_page(pages: str, group: int) -> str:
    """The page of a problem; empty if there are no pages.

    >>> problem_page("https://bridge.acme.example", 17)
    'https://bridge.acme.example/problems/17'
    """
    return f"{pages}/problems/{group}" if pages else ""
