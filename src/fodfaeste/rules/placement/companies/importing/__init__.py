"""A file of companies: what may stand in it, how it is read, and what each row will do (D1)."""
