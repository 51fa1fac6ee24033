"""One act, one view: who may, what is kept, where to go next."""
