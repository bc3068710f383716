"""The type table of a graph image: what its types are, how many objects they have, and how a row of theirs lies."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterator, Optional

from wire import Cursor, demand

CLASS, STRUCT, BOX, STRING, ARRAY, LIST, SET, DICTIONARY, BUILT, QUEUE, SHAPED_ARRAY, DELEGATE = range(1, 13)
KIND_NAMES = "class struct box string array list set dictionary built queue shaped-array delegate".split()
ROW_EACH = (CLASS, BOX, BUILT)
COMPARED = (SET, DICTIONARY, QUEUE)
TRUTH, SIGNED, UNSIGNED, FLOAT, CHARACTER, DECIMAL, GUID, DATE, DURATION, ENUM = range(1, 11)
EXACT, REFERENCE, IN_PLACE, OPTIONAL, REPEATED = range(20, 25)
COLUMN_NAMES = {TRUTH: "bool", SIGNED: "i", UNSIGNED: "u", FLOAT: "f", CHARACTER: "char", DECIMAL: "decimal", GUID: "guid", DATE: "date",
                DURATION: "duration", REFERENCE: "reference"}
COLUMN_WIDTHS = {TRUTH: (1,), SIGNED: (1, 2, 4, 8, 16), UNSIGNED: (1, 2, 4, 8, 16), FLOAT: (2, 4, 8), CHARACTER: (2,), DECIMAL: (16,),
                 GUID: (16,), DATE: (8,), DURATION: (8,), ENUM: (1, 2, 4, 8), EXACT: (4,), REFERENCE: (8,)}
DEEPEST_COLUMN = 8


@dataclass
class Column:
    kind: int
    width: int
    number: int = 0  # of a type, or of repetitions; of an enum, the kind of its integer
    name: str = ""  # of an enum
    inner: Optional[Column] = None


@dataclass
class GraphType:
    kind: int
    name: str
    objects: int
    rows: int
    row_size: int
    head_size: int
    levels: list[tuple[str, int]] = field(default_factory=list)  # name and version
    fields: list[tuple[str, Column]] = field(default_factory=list)

    @property
    def section_size(self) -> int:
        length_size = 0 if self.kind in (STRUCT, *ROW_EACH) else 4
        return self.objects * (length_size + self.head_size) + self.rows * self.row_size


def read_types(cursor: Cursor, count: int) -> list[GraphType]:
    types = [_read_type(cursor) for _ in range(count)]
    for found in types:
        _check_type(found)
        for _, column in found.fields:
            _check_structs(column, types, ())
    return types


def _read_type(cursor: Cursor) -> GraphType:
    found = GraphType(cursor.integer("B"), cursor.text("H"), *cursor.unpack("IQII"))
    for _ in range(cursor.integer("H")):
        level, version = cursor.text("H"), cursor.integer("I")
        found.levels.append((level or found.name, version))
        for _ in range(cursor.integer("H")):
            name = cursor.text("H")
            found.fields.append((f"{level}.{name}" if level else name, _read_column(cursor)))
    return found


def _read_column(cursor: Cursor, depth: int = 0) -> Column:
    demand(depth <= DEEPEST_COLUMN, "a column is too deep")
    column = Column(*cursor.unpack("BI"))
    if column.kind == ENUM:
        column.number, column.name = cursor.integer("B"), cursor.text("H")
    elif column.kind in (EXACT, IN_PLACE, REPEATED):
        column.number = cursor.integer("I")
    widths = COLUMN_WIDTHS.get(column.kind, (column.width,) if column.kind == IN_PLACE else ())
    if column.kind in (OPTIONAL, REPEATED):
        column.inner = _read_column(cursor, depth + 1)
        widths = (column.inner.width + 1 if column.kind == OPTIONAL else column.inner.width * column.number,)
    demand(column.width in widths and column.width > 0, f"a column of kind {column.kind} has the wrong width")
    return column


def _check_type(found: GraphType) -> None:
    demand(CLASS <= found.kind <= DELEGATE, f"{found.name} is of a kind that is not known")
    demand(found.row_size == max(1, sum(column.width for _, column in found.fields)), f"a row of {found.name} is not its columns")
    demand(found.kind not in ROW_EACH or found.rows == found.objects, f"{found.name} has not one row for each object")
    demand(found.kind != STRUCT or found.rows == found.objects == 0, f"{found.name} is a struct and has objects")
    is_shaped = found.kind == SHAPED_ARRAY and found.head_size > 0 and found.head_size % 8 == 0
    demand(is_shaped or found.head_size == (8 if found.kind in COMPARED else 0), f"a head of {found.name} has the wrong size")


def _check_structs(column: Column, types: list[GraphType], within: tuple[int, ...]) -> None:
    """Each struct in place has the width of its row, and none lies in itself."""
    while column.inner:
        column = column.inner
    if column.kind in (EXACT, IN_PLACE):
        demand(1 <= column.number <= len(types), "a column names a type that is not there")
    if column.kind == IN_PLACE:
        struct = types[column.number - 1]
        demand(struct.kind == STRUCT and struct.row_size == column.width, f"a column cannot hold {struct.name}")
        demand(column.number not in within, f"{struct.name} lies in itself")
        for _, inner in struct.fields:
            _check_structs(inner, types, (*within, column.number))


def describe_types(types: list[GraphType]) -> Iterator[str]:
    for found in types:
        versions = ", ".join(f"{name} version {version}" for name, version in found.levels)
        yield f"  {found.name}: {KIND_NAMES[found.kind - 1]}, objects {found.objects}, rows {found.rows} ({versions})"
        yield from (f"    {name}: {_describe_column(column, types)}" for name, column in found.fields)


def _describe_column(column: Column, types: list[GraphType]) -> str:
    if column.inner:
        wrap = "optional" if column.kind == OPTIONAL else f"{column.number} x"
        return f"{wrap} {_describe_column(column.inner, types)}"
    if column.kind in (EXACT, IN_PLACE):
        return types[column.number - 1].name
    if column.kind == ENUM:
        return column.name
    name = COLUMN_NAMES[column.kind]
    return f"{name}{8 * column.width}" if len(name) == 1 else name
