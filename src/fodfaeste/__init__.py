"""Fodfæste: the daily workplace for social support into and through a job."""
