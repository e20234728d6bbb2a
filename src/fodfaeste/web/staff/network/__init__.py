"""The network map and the tasks that are handed over: pages of the CTI room."""
