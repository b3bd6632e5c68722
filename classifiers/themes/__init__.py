"""What a text is about: a theme with an honest probability, or unsure."""
