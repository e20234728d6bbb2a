"""Files of instruments: read and checked (K2, K3). The format stands in docs/instruments.md."""
