"""Hurtig afklaring: ask, answer, see how it stands."""
