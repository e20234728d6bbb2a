"""Who may see and do what: one map, default deny."""
