"""One view, one file: who may come in, what is shown, which template."""
