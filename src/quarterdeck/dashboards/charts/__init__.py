"""Pictures of numbers, in one visual language.

Actual solid, plan an outline, target a tick, last year grey, pipeline hatched, forecast dashed in its band.
"""
