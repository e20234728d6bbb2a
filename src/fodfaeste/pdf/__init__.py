"""Documents on paper: typst templates, and `render_pdf` that fills them (PDF/UA-1)."""
