"""The weights by which statements choose where a content begins and ends (`sayso/languages/en/edges.toml`)."""
