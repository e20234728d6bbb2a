"""The job profile and the CV of one citizen."""
