"""Who says so: speakers with their sides, outlets that are organs of one, what they claim, confirm and deny."""
