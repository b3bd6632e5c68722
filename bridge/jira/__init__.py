"""All that knows Jira, and only that: Cloud's REST v3 and its document format.

``client`` speaks, ``faults`` says what an error means, ``pages`` reads many, ``seen`` turns Jira's bodies into
our values. ``sender`` carries orders out, with ``lookup`` after an uncertain outcome and ``metadata`` when Jira
wants more fields. ``reader`` is the poll, ``events`` the webhook. ``texts`` words things, ``documents`` and
``plain`` are the only two modules that know the document format.
"""
