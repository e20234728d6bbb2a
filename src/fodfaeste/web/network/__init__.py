"""The front door of the network and of professionals outside."""
