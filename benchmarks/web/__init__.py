"""How long the server takes over each view of a large ledger."""
