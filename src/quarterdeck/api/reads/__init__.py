"""What programs may read, as plain data: amounts are decimal strings, days and moments ISO 8601 texts.

Each function takes its reader (or scope) first, and knows nothing of HTTP: the REST API and the MCP
server answer with the same.
"""
