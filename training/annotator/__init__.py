"""The recipe that makes the annotator's weights from named open data: `python -m training.annotator`."""
