"""``bridge demo --story``: the loop told in a minute, a beat at a time; with ``--once`` every beat is checked."""
