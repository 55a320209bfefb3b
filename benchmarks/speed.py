"""How fast reportparse is: reading against pdfplumber, and what a run over a folder costs.

Absolute times depend on the machine and on what else it does; the ratios, taken side by side in
one run, hold. Files: the PDFs in ``raw/``, those named on the command line, and those of
``../shared/samples`` where that is there.
"""

from __future__ import annotations

import math
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from reportparse import corpus, dataset, pipeline, reading, review
from reportparse.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT: Final = Path(__file__).parents[1]
ROUNDS: Final = 3
"""The fastest of these counts: what else the machine does only ever adds."""
COPIES: Final = 40
"""Small documents of the folder whose runs are measured."""


class Quiet:
    """Watches a run and says nothing."""

    def planned(self, documents: int, known: int) -> None:
        """Say nothing."""

    def finished(self, document_id: str, counts: corpus.Counts) -> None:
        """Say nothing."""

    def notice(self, sentence: str) -> None:
        """Say nothing."""


def fastest(
    action: Callable[[], object],
    rounds: int = ROUNDS,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """Return the seconds of the fastest of some rounds."""
    times = []
    for _ in range(rounds):
        start = clock()
        action()
        times.append(clock() - start)
    return min(times)


def computed(action: Callable[[], object]) -> float:
    """Return the processor time of the fastest of some rounds, in seconds."""
    return fastest(action, clock=time.process_time)


def plumbed(path: Path) -> int:
    """Take the text of a PDF with pdfplumber, page by page; return its length.

    Raises:
        PdfminerException: pdfplumber cannot open the file.

    """
    with pdfplumber.open(path) as pdf:
        length = 0
        for page in pdf.pages:
            length += len(page.extract_text())
            page.close()
        return length


def measure_pdf(path: Path) -> None:
    """Print how long reading, and all stages, take against pdfplumber's extract_text."""
    data = path.read_bytes()
    try:
        pages = reading.read(data).pages or 0
        read = computed(lambda: reading.read(data))
        whole = computed(lambda: pipeline.analyse(data))
    except DocumentError as error:
        print(f"{path.name:<44} not read: {error}")
        return
    try:
        other = computed(lambda: plumbed(path))
    except PdfminerException:
        other = math.nan
    print(
        f"{path.name:<44} {pages:>5} {other:>10.2f} {read:>9.2f} {other / read:>8.1f}"
        f" {whole:>9.2f} {other / whole:>8.1f}"
    )


def measure_pdfs(paths: Sequence[Path]) -> None:
    """Print a line for each PDF."""
    print("Processor time in seconds; a ratio above 1 is faster than pdfplumber's extract_text,")
    print("nan where pdfplumber cannot open the file.\n")
    print(f"{'PDF':<44} pages pdfplumber   reading    ratio all stages   ratio")
    for path in paths:
        measure_pdf(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"\nPeak memory of this process: {peak // 1024} MB\n")


def measure_runs() -> None:
    """Print what a run over a folder costs the first time, with nothing to do, and with little."""
    source = (ROOT / "raw" / "statistical-bulletin-2024.txt").read_bytes().decode("gb18030")
    with tempfile.TemporaryDirectory() as place:
        raw, out = Path(place) / "raw", Path(place) / "out"
        raw.mkdir()
        for number in range(COPIES):
            (raw / f"{number:05}.txt").write_text(f"{source}第{number}号。\n", "utf-8")
        publications = (dataset.publication(), review.publication())

        def run() -> None:
            corpus.run(raw, out, publications, Quiet())

        first = fastest(run, rounds=1)
        nothing = fastest(run)
        (raw / "new.txt").write_text(f"{source}新增。\n", "utf-8")
        one = fastest(run, rounds=1)
        shutil.rmtree(out)
        one_worker = fastest(
            lambda: corpus.run(raw, out, publications, Quiet(), corpus.Options(workers=1)), 1
        )
    print(f"A folder of {COPIES} small documents ({len(source):,} characters each):")
    print(f"  first run            {first:8.2f} s, {COPIES / first:.1f} documents a second")
    print(f"  the same, one process{one_worker:8.2f} s, {one_worker / first:.2f} times as long")
    print(f"  nothing has changed  {nothing:8.3f} s, 1/{first / nothing:,.0f} of the first run")
    print(f"  one document more    {one:8.2f} s, 1/{first / one:,.0f} of the first run")


def main(names: Sequence[str]) -> None:
    """Measure everything, or only the PDFs that are named."""
    others = ROOT.parent / "shared" / "samples"
    paths = [Path(name) for name in names] or [
        *sorted((ROOT / "raw").glob("*.pdf")),
        *(sorted(others.glob("*.pdf")) if others.is_dir() else ()),
    ]
    measure_pdfs(paths)
    if not names:
        measure_runs()


if __name__ == "__main__":  # worker processes import this file
    main(sys.argv[1:])
