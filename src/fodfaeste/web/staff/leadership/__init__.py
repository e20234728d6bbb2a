"""«Ledelse»: one page on which a leader sees how the work goes in their own units."""
