"""How ambitious a plan is: against the partner's own history, its plain continuation, and peers."""
