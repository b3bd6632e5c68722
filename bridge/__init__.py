"""How an insight travels.

An agent says it in Slack; ``slack`` hands it to ``flow.intake``, which redacts it and keeps it once, and only then
answers "Saved". ``flow.sorting`` gives it a theme and a group. When enough reports speak of the same problem, its owner
gets a card, and with one click an issue: written down by ``flow.outbox``, done once by ``flow.delivery`` through
``jira``. What Jira says of that issue is read again and again by ``flow.schedule``; ``flow.conversation`` turns it into
stages and questions, which go home to exactly those who reported. ``flow.ledger`` credits what people confirmed.
"""
