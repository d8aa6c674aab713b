"""Measurements, run by hand: `python -m tests.bench.<name>`. No test asserts a time; each compares within one run."""
