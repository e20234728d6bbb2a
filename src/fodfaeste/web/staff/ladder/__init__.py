"""The task ladder, the talk about pay, and what an hour more gives (D12, D14)."""
