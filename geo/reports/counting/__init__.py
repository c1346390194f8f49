"""Numbers of people: from words and digits to intervals, and what they count."""
