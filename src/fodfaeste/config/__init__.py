"""Roof: settings, addresses, and the door that the web server calls."""
