"""The command line of the project: `scripts/cli.py --help`."""

from sitegen.cli import main

# Processes that the press starts read this file too.
if __name__ == "__main__":
    raise SystemExit(main())
