"""Raw text: cleaned with a way back, parted into sentences and words, without the menus of its page."""
