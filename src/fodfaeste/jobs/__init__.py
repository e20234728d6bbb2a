"""Work that nobody waits for: delivering notices, sealing the log, tidying up."""
