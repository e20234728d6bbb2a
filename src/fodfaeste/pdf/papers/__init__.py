"""What the rooms know, put into documents: the same paper for a page, a job and the citizen."""
