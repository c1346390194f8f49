"""Names in a sentence: which are places, which of several called so, and villages that no gazetteer knows."""
