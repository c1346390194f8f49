"""How a place stands in its sentence: as a site, a title, a venue, a party, a launch site, or for something else."""
