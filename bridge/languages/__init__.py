"""What the bridge says in languages other than English: a catalogue each, and how to read it."""
