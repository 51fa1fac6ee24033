"""The log, made readable: sentences, differences, what was looked for."""
