"""The method as plain code: no Django, no I/O, no clock."""
