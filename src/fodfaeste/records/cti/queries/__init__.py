"""Questions about the CTI course: clock, notes, network, safety plans, closing."""
