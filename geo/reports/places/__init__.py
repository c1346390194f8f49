"""Places of events: no more exact than told, in which country, and what "the city" and "there" stand for."""
