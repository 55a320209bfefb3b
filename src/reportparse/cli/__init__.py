"""Words for people: the commands of the terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from reportparse import __version__
from reportparse.dataset import DEFAULT_FORMATS, FORMATS, Format
from reportparse.errors import DocumentError, InputFileError, InputFolderError, ReportparseError
from reportparse.records import TargetScript

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["app", "main"]

SUCCESS: Final = 0
UNREAD: Final = 1
"""Some documents could not be read, or there was none."""
UNUSABLE: Final = 2
"""Nothing was done: an argument, a lexicon or the output folder is wrong."""
INTERRUPTED: Final = 130
"""As shells report a process that Ctrl-C has ended."""

_EXIT_CODES: Final = (
    "Exit codes: 0, all is well; 1, some documents could not be read, or there was none; "
    "2, an argument, a lexicon or the output folder cannot be used; 130, interrupted."
)

app: Final = typer.Typer(
    name="reportparse",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    epilog=_EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Script = Annotated[
    TargetScript,
    typer.Option(help="Script of the text: simplified, traditional, or as the document has it."),
]
File = Annotated[
    Path, typer.Argument(metavar="FILE", help="A PDF, HTML or text file.", show_default=False)
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help="A TOML file with vocabulary of your own; later ones count more.",
        show_default=False,
    ),
]


@contextmanager
def _told() -> Iterator[None]:
    """Tell in a sentence what went wrong, and end with the code for it."""
    try:
        yield
    except (DocumentError, InputFileError, InputFolderError) as error:
        _tell(str(error))
        raise typer.Exit(UNREAD) from error
    except ReportparseError as error:
        _tell(str(error))
        raise typer.Exit(UNUSABLE) from error
    except KeyboardInterrupt as error:
        _tell("Interrupted; what was finished is kept.")
        raise typer.Exit(INTERRUPTED) from error


def _tell(sentence: str) -> None:
    """Print a sentence to standard error."""
    typer.echo(f"reportparse: {sentence}", err=True)


def _show_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if asked:
        typer.echo(f"reportparse {__version__}")
        raise typer.Exit


@app.callback()
def reportparse(
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Numeric claims from Chinese and English reports, traced to where they stand."""


def _formats(names: list[str] | None) -> tuple[Format, ...]:
    """Return the formats asked for, each once (typer takes no list of literals)."""
    chosen = tuple(kind for kind in FORMATS if kind in (names or DEFAULT_FORMATS))
    for name in names or ():
        if name not in chosen:
            message = f"{name!r} is none of {', '.join(FORMATS)}."
            raise typer.BadParameter(message, param_hint="'--format'")
    return chosen


@app.command(epilog=_EXIT_CODES)
def run(  # noqa: PLR0913 - an option each
    raw: Annotated[
        Path,
        typer.Argument(metavar="RAW", help="Folder that holds the reports.", show_default=False),
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for the results.", show_default=False)
    ],
    script: Script = "hans",
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar=f"[{'|'.join(FORMATS)}]",
            help="Format of the tables; may be given several times.",
            show_default=" and ".join(DEFAULT_FORMATS),
        ),
    ] = None,
    lexicon: Lexicons = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="Worker processes; 1 does everything in one process, where a crash ends the run.",
            show_default="one for each processor",
        ),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="Longest time for one document.")
    ] = 300.0,
    memory_limit: Annotated[
        int, typer.Option(min=256, metavar="MIB", help="Most memory of one worker process.")
    ] = 4096,
    retry: Annotated[
        bool,
        typer.Option("--retry", help="Try documents again that hung or crashed in an earlier run."),
    ] = False,
) -> None:
    """Turn a folder of reports into a dataset of numeric claims.

    Only files that are new or changed are read; all are when the program or an option changed.
    """
    from reportparse.cli.ingesting import Request, ingest  # noqa: PLC0415 - keeps --help quick

    request = Request(
        raw=raw,
        output=output,
        script=script,
        formats=_formats(formats),
        lexicons=tuple(lexicon or ()),
        workers=workers,
        seconds=time_limit,
        memory=memory_limit << 20,
        retry=retry,
    )
    with _told():
        is_complete = ingest(request)
    raise typer.Exit(SUCCESS if is_complete else UNREAD)


@app.command(epilog=_EXIT_CODES)
def show(file: File, *, script: Script = "hans", lexicon: Lexicons = None) -> None:
    """Show the claims of one file, by section, each quantity in its sentence."""
    from reportparse.cli.showing import show_claims  # noqa: PLC0415 - keeps --help quick

    with _told():
        show_claims(file, script, tuple(lexicon or ()))


@app.command(epilog=_EXIT_CODES)
def repair(
    file: File,
    *,
    script: Script = "keep",
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell what was changed, and why, instead.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="OUT.html",
            help="Write a page with the damaged and the repaired text side by side instead.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print the repaired text of one file, line for line."""
    from reportparse.cli import explaining  # noqa: PLC0415 - keeps --help quick

    with _told():
        if html is not None:
            explaining.write_comparison(file, script, html)
        if explain:
            explaining.explain_repairs(file, script)
        elif html is None:
            explaining.print_repaired(file, script)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # Half surrogates of file names, and terminals of other encodings, stop no output.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app()
