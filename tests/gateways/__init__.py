"""The wings against servers that really answer, on this machine."""
