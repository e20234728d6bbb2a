"""Shared assessment and the one joint plan with its versions."""
