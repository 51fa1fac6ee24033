"""Pictures of numbers. One visual language: actual solid, target a tick, last year grey, pipeline hatched."""
