"""The site: a Django project on PostgreSQL."""
