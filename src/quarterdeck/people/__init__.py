"""People and what they may see: invitations, roles, handing over, distributor trees, the log."""
