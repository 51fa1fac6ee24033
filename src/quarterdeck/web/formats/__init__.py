"""How Django itself writes dates where a page asks it to."""
