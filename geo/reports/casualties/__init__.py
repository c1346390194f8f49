"""Claims of killed, injured, missing and captured people in a sentence: by turns of phrase, lists, tolls, single words."""
