"""The command line: data on stdout, words on stderr."""
