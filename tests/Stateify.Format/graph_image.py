"""Graph images: the objects of each type, with the values of their fields."""
from __future__ import annotations

import json
import struct
import uuid
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Iterator

from type_table import (CHARACTER, COMPARED, DATE, DECIMAL, DURATION, ENUM, EXACT, FLOAT, GUID, IN_PLACE, OPTIONAL, REFERENCE, REPEATED,
                        ROW_EACH, SHAPED_ARRAY, SIGNED, STRING, TRUTH, Column, GraphType, read_types)
from wire import Cursor, demand

HEADER_SIZE = 40
LAST_TICK = 3_155_378_975_999_999_999
ZONES = ("", " UTC", " local", " local, daylight saving")


class Graph:
    """A graph image; `types` are those of its table, `root` is the reference to its root."""

    def __init__(self, data: bytes) -> None:
        cursor = Cursor(data)
        demand(cursor.take(8) == b"STFYGRPH", "this is no graph image")
        version, flags, table_size, size, count, root_type, root, reserved = cursor.unpack("HHIQIIII")
        demand(version == 1 and flags == 0, "the version of the graph image is not known")
        demand(size == len(data) and reserved == 0, "the graph image is damaged")
        self.types = read_types(cursor, count)
        demand(cursor.position == HEADER_SIZE + table_size, "the type table does not end where the image says")
        self._sections = [cursor.take(found.section_size) for found in self.types]
        demand(cursor.at_end, "the sections do not end where the image does")
        self.root = self._reference(root_type, root)

    def describe_objects(self, only: str = "") -> Iterator[str]:
        """All objects, or those of one type: each with its fields, elements or text."""
        demand(only in ("", *(found.name for found in self.types)), f"there is no type '{only}'")
        for found, section in zip(self.types, self._sections):
            if found.objects and only in ("", found.name):
                yield from self._describe_section(found, Cursor(section))

    def _describe_section(self, found: GraphType, cursor: Cursor) -> Iterator[str]:
        lengths = [1] * found.objects if found.kind in ROW_EACH else cursor.unpack(f"{found.objects}I")
        heads = [self._read_head(found, cursor) for _ in lengths]
        for ordinal, (length, head) in enumerate(zip(lengths, heads), 1):
            if found.kind == STRING:
                yield f"{found.name}#{ordinal} {_read_string(cursor, length)}"
            else:
                yield f"{found.name}#{ordinal}{head}"
                yield from (f"  {line}" for _ in range(length) for line in self._describe_row(found, cursor))
        demand(cursor.at_end, f"{found.name} has more rows than its objects")

    def _read_head(self, found: GraphType, cursor: Cursor) -> str:
        """What an object has besides its length and rows: a comparer, or the bounds of its dimensions."""
        if found.kind in COMPARED:
            comparer = self._reference(*cursor.unpack("II"))
            return "" if comparer == "null" else f" compared by {comparer}"
        dimensions = found.head_size // 8 if found.kind == SHAPED_ARRAY else 0
        bounds = [cursor.unpack("iI") for _ in range(dimensions)]
        return "".join(f" [{lowest}..{lowest + length}]" for lowest, length in bounds)

    def _describe_row(self, found: GraphType, cursor: Cursor) -> list[str]:
        row = Cursor(cursor.take(found.row_size))
        values = [(name, self._read_value(column, row)) for name, column in found.fields]
        if found.kind in ROW_EACH:
            return [f"{name} = {value}" for name, value in values]
        return [", ".join(value if name == "item" else f"{name} = {value}" for name, value in values)]

    def _read_value(self, column: Column, row: Cursor) -> str:
        if column.kind == EXACT:
            ordinal = row.integer("I")
            return self._reference(column.number if ordinal else 0, ordinal)
        if column.kind == REFERENCE:
            return self._reference(*row.unpack("II"))
        if column.kind == IN_PLACE:
            fields = self.types[column.number - 1].fields
            values = Cursor(row.take(column.width))
            return "{" + ", ".join(f"{name} = {self._read_value(inner, values)}" for name, inner in fields) + "}"
        if column.kind == REPEATED and column.inner:
            return "[" + ", ".join(self._read_value(column.inner, row) for _ in range(column.number)) + "]"
        if column.kind == OPTIONAL and column.inner:
            has_value, value = row.integer("B"), Cursor(row.take(column.inner.width))
            demand(has_value <= 1, "an optional value is neither there nor missing")
            return self._read_value(column.inner, value) if has_value else "none"
        return _read_scalar(column, row.take(column.width))

    def _reference(self, number: int, ordinal: int) -> str:
        if number == ordinal == 0:
            return "null"
        is_there = 0 < number <= len(self.types) and 0 < ordinal <= self.types[number - 1].objects
        demand(is_there, "a reference leads to no object")
        return f"{self.types[number - 1].name}#{ordinal}"


def _read_string(cursor: Cursor, length: int) -> str:
    units = length // 2
    data = cursor.take(units * 2 if length % 2 else units)
    demand(length % 2 == 1 or data.isascii(), "a string has units that do not fit in its bytes")
    return json.dumps(data.decode("utf-16-le", "surrogatepass") if length % 2 else data.decode("ascii"))


def _read_scalar(column: Column, data: bytes) -> str:
    number = int.from_bytes(data, "little")
    signed = int.from_bytes(data, "little", signed=True)
    if column.kind == TRUTH:
        demand(number <= 1, "a truth value is neither false nor true")
        return "true" if number else "false"
    if column.kind == SIGNED or column.kind == ENUM and column.number == SIGNED:
        return str(signed)
    if column.kind == FLOAT:
        return str(struct.unpack({2: "<e", 4: "<f", 8: "<d"}[column.width], data)[0])
    if column.kind == CHARACTER:
        return json.dumps(chr(number))
    if column.kind == DECIMAL:
        return _describe_decimal(number & (1 << 96) - 1, number >> 96)
    if column.kind == GUID:
        return str(uuid.UUID(bytes_le=data))
    if column.kind == DATE:
        return _describe_date(number & (1 << 62) - 1) + ZONES[number >> 62]
    if column.kind == DURATION:
        return f"{Decimal(signed).scaleb(-7):f} s"
    return str(number)


def _describe_decimal(digits: int, flags: int) -> str:
    places = flags >> 16 & 0xFF
    demand(flags & 0x7F00FFFF == 0 and places <= 28, "a decimal number is damaged")
    return f"{Decimal((flags >> 31, tuple(map(int, str(digits))), -places)):f}"


def _describe_date(ticks: int) -> str:
    demand(ticks <= LAST_TICK, "a date is beyond the year 9999")
    seconds, fraction = divmod(ticks, 10_000_000)
    return f"{datetime.min + timedelta(seconds=seconds)}.{fraction:07}"
