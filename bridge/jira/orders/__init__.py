"""What the bridge does in Jira, a function for each order, all of them (connection, order, …).

All but new issues and comments may be done again at any time: they look first, or Jira itself takes them twice.
"""
