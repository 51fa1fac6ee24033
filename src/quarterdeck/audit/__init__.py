"""Who changed what, when: entries that can only be added."""
