"""The reports in raw/, and the scripts that make them: ``python -m samples``.

The clean texts stand in ``sources/`` (invented reports, true to their kind, in Markdown with
printed numbering and pipe tables), the figures that must come out of them in
``expected.toml``. Each module here turns a clean text into a file as one meets it outside.
"""
