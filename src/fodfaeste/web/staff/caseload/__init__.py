"""The leader's page of caseloads."""
