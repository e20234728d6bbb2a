"""The invented municipality: nobody in it exists, and every page says so."""
