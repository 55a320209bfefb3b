"""Groups that rows stand in, told by rows of words alone and by indentation."""

from __future__ import annotations

from reportparse.language import simplify

__all__ = ["Groups"]

_COLONS = " :："


class Groups:
    """The groups that are open at a row, as the rows are read from the top down."""

    __slots__ = ("_name", "_outer")

    def __init__(self) -> None:
        """Begin without a group."""
        self._name = ""
        self._outer: list[tuple[int, str]] = []

    def open(self, label: str, indent: int) -> None:
        """Begin a group with a row that has nothing but its name.

        Args:
            label: the name, as printed; a colon at its end stays, as it tells a heading of a
                statement (流动资产：) from a subject (华东).
            indent: white space in front of it.

        """
        self._name = label
        self._outer = [(indent, self._name)]

    def of(self, header: str, indent: int, *, total: bool) -> str:
        """Return the group of a row, and remember the row as one that others may stand under.

        Args:
            header: header of the row, as printed.
            indent: white space in front of it.
            total: whether the row sums up others. The total of a group ends it; any other
                total stands outside all groups.

        """
        if total:
            of_group = simplify(self._name).strip(_COLONS).lower() in simplify(header).lower()
            group = self._name if of_group else ""
            self._name, self._outer = "", []
            return group
        while self._outer and self._outer[-1][0] >= indent and indent:
            self._outer.pop()
        group = self._outer[-1][1] if self._outer and indent else self._name
        if not indent:
            self._outer = []
        self._outer.append((indent, header))
        return group
