"""`python -m classifiers.measure`: see `--help`."""

import sys

from classifiers.measure.command import main

sys.exit(main())
