"""The recipe of the ranker of antecedents, over a trained annotator."""
