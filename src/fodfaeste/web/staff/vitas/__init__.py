"""The VITAS sheet of the placement that runs or comes."""
