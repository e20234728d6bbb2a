"""Components: form fields, tags, templates and the gallery that shows them all."""
