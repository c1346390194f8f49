"""``python -m geo``: the same as the command ``geo``."""

from geo.cli import run

if __name__ == "__main__":
    run()
