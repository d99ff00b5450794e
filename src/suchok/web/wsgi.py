"""What the server calls for each request."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "suchok.web.settings")

application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)
# The code stands for good. Looking through all of it for garbage cost one request in twenty a tenth of a second.
gc.collect()
gc.freeze()
