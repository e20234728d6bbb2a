"""The municipality's written procedures (J7)."""
