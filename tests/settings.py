"""The settings under test: the product's own, in a home of their own, with quick password hashes."""

import atexit
import os
import shutil
import tempfile

_HOME = tempfile.mkdtemp(prefix="quarterdeck-test-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["QUARTERDECK_HOME"] = _HOME

from quarterdeck.web.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
