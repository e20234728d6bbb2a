"""The strategy bank and the plans that hold after CTI, in the browser."""
