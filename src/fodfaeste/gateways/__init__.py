"""Outside systems, each behind a port with a real and a fake one."""
