"""An identity provider in a process of its own, so that signing in outside is really done."""
