"""Data to SVG: small graphics without models, the same file in page and PDF."""
