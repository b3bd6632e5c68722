"""All that knows Jira, and only that: Cloud's REST v3 and Data Center's v2.

``client`` speaks, ``dialects`` says how the two kinds differ, ``faults`` what an error means; ``pages`` reads many,
``seen`` turns Jira's bodies into our values. ``sender`` carries out ``orders``, with ``lookup`` after an uncertain
outcome and ``metadata`` when Jira wants more fields. ``reader`` is the poll, ``events`` the webhook, ``inspect``
what the doctor asks. ``texts`` words things, ``documents`` writes and reads them as Jira wants.
"""
