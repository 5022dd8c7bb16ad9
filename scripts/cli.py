"""The command line of the project: `scripts/cli.py --help`."""

from sitegen.cli import main

raise SystemExit(main())
