"""How well places are found and resolved, on LGL and GeoWebNews."""
