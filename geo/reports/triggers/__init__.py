"""Words that report an event: what each type needs beside them, what only looks alike, and which of several wins."""
