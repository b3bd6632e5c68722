"""Every sentence that the room says, whole, with named places: one folder to translate.

Tone: a calm colleague. Fewer words, one idea a line, the number or the next step first.
"""
