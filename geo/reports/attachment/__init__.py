"""What belongs together in a sentence: the places and the time of a trigger or of a claim."""
