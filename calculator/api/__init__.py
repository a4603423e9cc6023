"""The figures over HTTP: the scenario, the answer and the errors of the command line, as JSON."""
