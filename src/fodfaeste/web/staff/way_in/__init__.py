"""The citizen's way in, as the team sees it: account, invitations, exemption."""
