"""Faults on purpose: killed processes, double clicks, two editors, a log that was tampered with."""
