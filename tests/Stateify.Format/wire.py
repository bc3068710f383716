"""Bytes: the checksum, a cursor that never leaves its bytes, and the one error for all that a reader refuses."""
from __future__ import annotations

import struct


class Refused(Exception):
    """The file is damaged, was written with another key, or is one that this reader cannot read."""


def demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Refused(otherwise)


def _crc_of_byte(value: int) -> int:
    for _ in range(8):
        value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
    return value


_CRC_TABLE = [_crc_of_byte(value) for value in range(256)]


def crc32c(*parts: bytes) -> int:
    """CRC-32C (Castagnoli) of the parts, one after the other."""
    crc = 0xFFFFFFFF
    for part in parts:
        for byte in part:
            crc = crc >> 8 ^ _CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def decode_text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("a text is not UTF-8") from error


class Cursor:
    """Takes bytes from front to end."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self.data, self.position = data, position

    @property
    def at_end(self) -> bool:
        return self.position == len(self.data)

    def take(self, count: int) -> bytes:
        demand(count <= len(self.data) - self.position, "the data end too early")
        self.position += count
        return self.data[self.position - count : self.position]

    def unpack(self, layout: str) -> tuple[int, ...]:
        """Little-endian integers, in the letters of `struct`."""
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)))

    def integer(self, layout: str) -> int:
        return self.unpack(layout)[0]

    def text(self, size: str) -> str:
        """UTF-8 after its byte count, an integer of that size."""
        return decode_text(self.take(self.integer(size)))
