"""Answers to instruments."""
