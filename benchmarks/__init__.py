"""Accuracy and speed, and the floors below which neither may fall."""
