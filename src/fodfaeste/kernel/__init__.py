"""Cellar: clock, crypto, PostgreSQL. No models, no words of the domain."""
