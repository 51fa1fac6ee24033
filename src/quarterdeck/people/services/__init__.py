"""Writing: invitations, handing over, moving in a tree, seeing as somebody else."""
