"""The dead and hurt that a document tells of, one by one, and what they come to for an event."""
