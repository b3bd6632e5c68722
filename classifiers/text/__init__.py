"""Words to numbers: sentences, sentence vectors, word weights."""
