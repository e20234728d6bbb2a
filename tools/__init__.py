"""Build-time tools: nothing here is part of the product."""
