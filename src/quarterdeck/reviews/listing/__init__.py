"""All reviews of a quarter, the exceptions first, and preparing them for many partners at once."""
