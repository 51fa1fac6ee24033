"""What rooms above may listen for. A listener that fails is logged, and spoils nothing."""

from django.dispatch import Signal

import_finished = Signal()
"""An import came to its end: done, failed or undone. Sent with `row`, the Import."""

published = Signal()
"""The figures were brought up to date. Sent with `data_version`, only when it is a new one."""
