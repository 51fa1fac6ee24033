"""The REST API: thin functions from a request to what `reads` and the services of rooms below do."""
