"""Time phrases: how they are written, what they mean, and days told by clocks, datelines and other days."""
