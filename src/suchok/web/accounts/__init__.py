"""People, posts, offices and their tree, roles."""
