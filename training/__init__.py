"""Learning the weights that ship with the package, from annotated reports."""
