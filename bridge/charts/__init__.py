"""Charts drawn: as SVG for pages, as PNG for Slack and mail. Knows the domain and the drawing library only."""
