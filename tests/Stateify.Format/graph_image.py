"""Graph images: the type table, and the objects with the values of their fields."""
from __future__ import annotations

import json
import struct
import uuid
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from graphlib import TopologicalSorter
from typing import Callable, Iterator, NamedTuple

from state_file import Cursor, demand

TYPE_KINDS = "class struct box string array list set dictionary built queue shaped-array delegate".split()
ONE_ROW_EACH, COMPARED = ("class", "box", "built"), ("set", "dictionary", "queue")
ENUM, EXACT, REFERENCE, IN_PLACE, OPTIONAL, REPEATED = 10, 20, 21, 22, 23, 24
ZONES = ("", " UTC", " local", " local, daylight saving")

unsigned = partial(int.from_bytes, byteorder="little")
signed = partial(unsigned, signed=True)


def truth(data: bytes) -> str:
    demand(data[0] <= 1, "a truth value is neither false nor true")
    return "true" if data[0] else "false"


def decimal(data: bytes) -> str:
    digits, flags, places = unsigned(data[:12]), unsigned(data[12:]), data[14]
    demand(flags & 0x7F00FFFF == 0 and places <= 28, "a decimal number is damaged")
    return f"{Decimal((flags >> 31, tuple(map(int, str(digits))), -places)):f}"


def date(data: bytes) -> str:
    zone, ticks = divmod(unsigned(data), 1 << 62)
    demand(ticks <= 3_155_378_975_999_999_999, "a date is beyond the year 9999")
    seconds, fraction = divmod(ticks, 10_000_000)
    return f"{datetime.min + timedelta(seconds=seconds)}.{fraction:07}{ZONES[zone]}"


SCALARS = {  # by the kind of column: name, widths, and what shows a value
    1: ("bool", (1,), truth),
    2: ("i", (1, 2, 4, 8, 16), signed),
    3: ("u", (1, 2, 4, 8, 16), unsigned),
    4: ("f", (2, 4, 8), lambda data: struct.unpack({2: "<e", 4: "<f", 8: "<d"}[len(data)], data)[0]),
    5: ("char", (2,), lambda data: json.dumps(chr(unsigned(data)))),
    6: ("decimal", (16,), decimal),
    7: ("guid", (16,), lambda data: uuid.UUID(bytes_le=data)),
    8: ("date", (8,), date),
    9: ("duration", (8,), lambda data: f"{Decimal(signed(data)).scaleb(-7):f} s"),
}


class Column(NamedTuple):
    width: int
    name: Callable[[], str]
    show: Callable[[Cursor], str]  # takes a value from a row


class GraphType(NamedTuple):
    kind: str
    name: str
    objects: int
    rows: int
    row_size: int
    head_size: int
    levels: list[str]
    fields: dict[str, Column]

    @property
    def section_size(self) -> int:
        length_size = 0 if self.kind in ("struct", *ONE_ROW_EACH) else 4
        return self.objects * (length_size + self.head_size) + self.rows * self.row_size

    def show_row(self, cursor: Cursor) -> list[str]:
        row = Cursor(cursor.take(self.row_size))
        values = [(name, column.show(row)) for name, column in self.fields.items()]
        return [value if name == "item" else f"{name} = {value}" for name, value in values]


class Graph:
    """A graph image; `types` are those of its table, `root` is the reference to its root."""

    def __init__(self, data: bytes) -> None:
        cursor = Cursor(data)
        magic, version, flags, table_size, size, count, root_type, root, reserved = cursor.unpack("8sHHIQIIII")
        demand(magic == b"STFYGRPH" and version == 1 and flags == 0, "this is no graph image of a version that is known")
        demand(size == len(data) and reserved == 0, "the graph image is damaged")
        self.types: list[GraphType] = []
        self._nesting, table = TopologicalSorter(), Cursor(cursor.take(table_size))
        for _ in range(count):
            self.types.append(self._read_type(table))
        table.demand_end("type table")
        self._nesting.prepare()  # refuses a struct that lies in itself
        self._sections = [cursor.take(found.section_size) for found in self.types]
        cursor.demand_end("last section of the graph")
        self.root = self._reference(root_type, root)

    def describe_types(self) -> Iterator[str]:
        for found in self.types:
            yield f"  {found.name}: {found.kind}, objects {found.objects}, rows {found.rows} ({', '.join(found.levels)})"
            yield from (f"    {name}: {column.name()}" for name, column in found.fields.items())

    def describe_objects(self) -> Iterator[str]:
        """Each object, with its fields, elements or text."""
        for found, section in zip(self.types, map(Cursor, self._sections)):
            lengths = [1] * found.objects if found.kind in ONE_ROW_EACH else section.unpack(f"{found.objects}I")
            heads = [self._show_head(found, section) for _ in lengths]
            for ordinal, (length, head) in enumerate(zip(lengths, heads), 1):
                if found.kind == "string":
                    yield f"{found.name}#{ordinal} {_show_string(section, length)}"
                    continue
                yield f"{found.name}#{ordinal}{head}"
                for row in (found.show_row(section) for _ in range(length)):
                    yield from (f"  {line}" for line in (row if found.kind in ONE_ROW_EACH else [", ".join(row)]))
            section.demand_end(f"section of {found.name}")

    def _read_type(self, table: Cursor) -> GraphType:
        (kind,), name = table.unpack("B"), table.text("H")
        demand(1 <= kind <= len(TYPE_KINDS), f"{name} is of a kind that is not known")
        found = GraphType(TYPE_KINDS[kind - 1], name, *table.unpack("IQII"), [], {})
        for _ in range(*table.unpack("H")):
            level, (version, fields) = table.text("H"), table.unpack("IH")
            found.levels.append(f"{level or name} version {version}")
            for _ in range(fields):
                field = table.text("H")
                found.fields[f"{level}.{field}" if level else field] = self._read_column(table)
        rows = {"struct": 0, **dict.fromkeys(ONE_ROW_EACH, found.objects)}.get(found.kind, found.rows)
        head = max(found.head_size // 8, 1) * 8 if found.kind == "shaped-array" else 8 if found.kind in COMPARED else 0
        row_size = max(1, sum(column.width for column in found.fields.values()))
        demand((rows, head, row_size) == (found.rows, found.head_size, found.row_size), f"the type {name} is damaged")
        return found

    def _read_column(self, table: Cursor, depth: int = 0) -> Column:
        kind, width = table.unpack("BI")
        demand(width > 0 and depth <= 8, "a column is of no width, or too deep")
        if kind == EXACT:
            (number,) = table.unpack("I")
            column = Column(4, lambda: self._type(number).name, lambda row: self._reference(number, *row.unpack("I"), True))
        elif kind == REFERENCE:
            column = Column(8, lambda: "reference", lambda row: self._reference(*row.unpack("II")))
        elif kind == IN_PLACE:
            (number,) = table.unpack("I")
            self._nesting.add(len(self.types), number - 1)
            column = Column(width, lambda: self._type(number).name, lambda row: self._show_struct(number, row.take(width)))
        elif kind == OPTIONAL:
            inner = self._read_column(table, depth + 1)
            column = Column(inner.width + 1, lambda: f"optional {inner.name()}", lambda row: _show_optional(inner, row))
        elif kind == REPEATED:
            (count,), inner = table.unpack("I"), self._read_column(table, depth + 1)
            column = Column(
                count * inner.width,
                lambda: f"{count} x {inner.name()}",
                lambda row: f"[{', '.join(inner.show(row) for _ in range(count))}]",
            )
        else:
            column = _read_scalar(table, kind, width)
        demand(column.width == width, "a column has another width than its parts")
        return column

    def _type(self, number: int) -> GraphType:
        demand(1 <= number <= len(self.types), "there is no type of that number")
        return self.types[number - 1]

    def _reference(self, number: int, ordinal: int, is_exact: bool = False) -> str:
        if ordinal == 0 and (is_exact or number == 0):
            return "null"
        demand(1 <= ordinal <= self._type(number).objects, "a reference leads to no object")
        return f"{self._type(number).name}#{ordinal}"

    def _show_head(self, found: GraphType, section: Cursor) -> str:
        """What an object has besides its length and rows: a comparer, or the bounds of its dimensions."""
        if found.kind in COMPARED:
            comparer = self._reference(*section.unpack("II"))
            return "" if comparer == "null" else f" compared by {comparer}"
        bounds = [section.unpack("iI") for _ in range(found.head_size // 8)]
        return "".join(f" [{lowest}..{lowest + length}]" for lowest, length in bounds)

    def _show_struct(self, number: int, row: bytes) -> str:
        found = self._type(number)
        demand(found.kind == "struct" and found.row_size == len(row), f"a column cannot hold {found.name}")
        return "{" + ", ".join(found.show_row(Cursor(row))) + "}"


def _read_scalar(table: Cursor, kind: int, width: int) -> Column:
    enum = ""
    if kind == ENUM:
        (kind,), enum = table.unpack("B"), table.text("H")
    name, widths, show = SCALARS.get(kind, ("", (), None))
    demand(width in widths, "a column is of no known kind, or has the wrong width")
    return Column(width, lambda: enum or (f"{name}{8 * width}" if len(name) == 1 else name), lambda row: str(show(row.take(width))))


def _show_optional(inner: Column, row: Cursor) -> str:
    is_there, value = truth(row.take(1)), Cursor(row.take(inner.width))
    return inner.show(value) if is_there == "true" else "none"


def _show_string(section: Cursor, length: int) -> str:
    units, is_wide = divmod(length, 2)
    data = section.take(units * (1 + is_wide))
    return json.dumps(data.decode("utf-16-le", "surrogatepass") if is_wide else data.decode("ascii"))
