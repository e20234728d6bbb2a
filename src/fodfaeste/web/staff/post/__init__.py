"""One's own notices and mails, and which way each kind of notice goes."""
