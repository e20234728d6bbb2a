"""The CTI course: focus areas, notes, handover, safety plans, closing."""
