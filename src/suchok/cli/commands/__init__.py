"""One command a module: ``add_arguments`` declares it, ``run`` does it and returns the exit code."""
