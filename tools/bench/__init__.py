"""Measures speed: real installations, a real web server, pages as a browser asks for them."""
