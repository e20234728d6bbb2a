"""The statutory talks of one course."""
