"""The staff's front door: caseworkers, CTI workers, job consultants, leaders."""
