"""The demo channel: simulated, seeded, and the same for everybody who makes it on the same day."""
