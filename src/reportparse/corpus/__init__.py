"""A folder of files to reports, doing only what has not been done before."""

from __future__ import annotations

from reportparse.corpus.ingesting import Options, Watcher
from reportparse.corpus.opening import LARGEST_FILE
from reportparse.corpus.results import Counts
from reportparse.corpus.running import Summary, run
from reportparse.corpus.working import Limits

__all__ = ["LARGEST_FILE", "Counts", "Limits", "Options", "Summary", "Watcher", "run"]
