"""What all layers know of text: making it safe, its words, its sentences, dates in it."""
