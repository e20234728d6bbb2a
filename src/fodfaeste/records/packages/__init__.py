"""The whole course handed out to one reader: asked for, made by a job, fetched, gone again."""
