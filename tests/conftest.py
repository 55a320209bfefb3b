"""Property tests draw the same examples in every run: a failure is one for everybody."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("reproducible", derandomize=True)
settings.load_profile("reproducible")
