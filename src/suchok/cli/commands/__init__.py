"""One command a module: ``add_parser`` declares it, ``run`` does it and returns the exit code."""
