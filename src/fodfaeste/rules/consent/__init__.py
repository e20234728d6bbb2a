"""What the citizen has said yes to: who may tell whom, what, and why."""
