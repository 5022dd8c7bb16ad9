"""What the command line can be asked to do, a module a verb: `run`, and `arguments` where it has some."""
