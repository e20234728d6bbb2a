"""Half-written texts and receipts for forms already received."""
