"""One view, one file: who may see, what is asked, which template."""
