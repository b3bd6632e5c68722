"""The benchmarks: `python -m classifiers.measure themes|groups|train-link …`."""
