"""Get-well plans: when figures call for one, why, and whether it helps."""
