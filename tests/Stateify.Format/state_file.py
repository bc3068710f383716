"""State files: header, sections, index and footer, their checksums, and the MACs of those written with a key."""
from __future__ import annotations

import struct
import zlib
from hmac import compare_digest, digest
from typing import NamedTuple, Optional

FRAME_SIZE = 1 << 20
FRAME_HEADER = struct.Struct("<4sIQII")  # without flags and checksum
FOOTER = struct.Struct("<QQQIIII8s")
COMPRESSIONS = ("none", "deflate", "zlib", "brotli")
WINDOW_BITS = {"deflate": -15, "zlib": 15}  # what Python calls the formats that it knows
PROTECTIONS = ("none", "authenticated", "encrypted")
TAG_SIZES = {"none": 0, "authenticated": 32, "encrypted": 16}

CRC_OF_BYTE = list(range(256))
for _ in range(8):
    CRC_OF_BYTE = [crc >> 1 ^ (0x82F63B78 if crc & 1 else 0) for crc in CRC_OF_BYTE]


class Refused(ValueError):
    """The file is damaged, was written with another key, or is one that this reader cannot read."""


def demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Refused(otherwise)


def crc32c(data: bytes) -> int:
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ CRC_OF_BYTE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def derive_keys(secret: bytes, salt: bytes) -> dict[str, bytes]:
    """HKDF-SHA-256 (RFC 5869)."""
    extracted, material, block = digest(salt, secret, "sha256"), b"", b""
    for number in range(1, 5):
        block = digest(extracted, block + b"stateify state file 2" + bytes([number]), "sha256")
        material += block
    return {"check": material[:16], "header": material[16:48], "frame": material[48:80], "trailer": material[80:112]}


class Cursor:
    """Takes bytes from front to end, and never more than there are."""

    def __init__(self, data: bytes) -> None:
        self.data, self.position = data, 0

    def take(self, count: int) -> bytes:
        demand(0 <= count <= len(self.data) - self.position, "the data end too early")
        self.position += count
        return self.data[self.position - count : self.position]

    def unpack(self, layout: str) -> tuple:
        """Little-endian values, in the letters of `struct`."""
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)))

    def text(self, size: str) -> str:
        """UTF-8 after its byte count, an integer of that size."""
        return self.take(*self.unpack(size)).decode()

    def demand_end(self, what: str) -> None:
        demand(self.position == len(self.data), f"the {what} is not as long as stated")


class Section(NamedTuple):
    length: int
    contents: bytes  # empty if there is an obstacle


class StateFile:
    """A file of which every checksum has been compared, and with its key every HMAC.

    Frames of a protected file are proven by tags, which their checksums cover instead of the contents; the tags of encrypted ones
    need AES, so with a key only header and index of such a file are proven.
    """

    def __init__(self, data: bytes, secret: Optional[bytes] = None) -> None:
        self.keys: dict[str, bytes] = {}
        self.sections: dict[str, Section] = {}
        self._read_header(Cursor(data), secret)
        self._read_index(data)

    @property
    def obstacle(self) -> str:
        """Why the contents of sections cannot be read; empty if they can."""
        if self.protection == "encrypted":
            return "it is encrypted, and Python's standard library has no AES to prove or read its frames"
        if self.protection == "authenticated" and not self.keys:
            return "it is authenticated, and nothing of it is proven without its key"
        return "" if self.compression in ("none", *WINDOW_BITS) else "Python's standard library does not decompress it"

    def read(self, name: str) -> bytes:
        demand(not self.obstacle, f"the contents cannot be read: {self.obstacle}")
        demand(name in self.sections, f"there is no section '{name}'")
        return self.sections[name].contents

    def prove(self, what: str, key: str, data: bytes, proof: bytes) -> None:
        """Compares an HMAC, if there is a key to make it with."""
        is_genuine = not self.keys or compare_digest(digest(self.keys[key], data, "sha256"), proof)
        demand(is_genuine, f"{what} is not what was written with this key")

    def _read_header(self, cursor: Cursor, secret: Optional[bytes]) -> None:
        magic, self.version, length, flags, compression, protection, entries, size = cursor.unpack("8sIIIHHII")
        demand(magic == b"\x89STFY\r\n\x1a", "this is no state file")
        demand(36 <= length <= min(1 << 20, len(cursor.data)), "the header is damaged or truncated")
        self.header = cursor.data[:length]
        demand(crc32c(self.header[:-4]).to_bytes(4, "little") == self.header[-4:], "the header is damaged")
        texts, proof = Cursor(cursor.take(size)), Cursor(self.header[cursor.position : -4])
        self.metadata = {texts.text("I"): texts.text("I") for _ in range(entries)}
        texts.demand_end("metadata")
        demand([*self.metadata] == sorted(self.metadata) and len(self.metadata) == entries, "the metadata are damaged")
        demand(self.version in (1, 2) and flags == 0 and protection < len(PROTECTIONS), "what the header asks for is not known")
        demand(self.version == 2 or compression == protection == 0, "version 1 has no compression or protection")
        self.compression = COMPRESSIONS[compression] if compression < len(COMPRESSIONS) else str(compression)
        self.protection = PROTECTIONS[protection]
        demand(protection or secret is None, "a key was given, but this file is not protected")
        salt, check, mac = proof.unpack("32s16s32s" if protection else "0s0s0s")
        proof.demand_end("header")
        if secret is not None:
            self.keys = derive_keys(secret, salt)
            demand(compare_digest(self.keys["check"], check), "the key is wrong")
            self.prove("the header", "header", self.header[:-36], mac)

    def _read_index(self, data: bytes) -> None:
        footer = data[-FOOTER.size :]
        demand(footer.endswith(b"STFYEND\n") and len(footer) == FOOTER.size, "the file is truncated")
        start, size, total, index_sum, header_sum, reserved, footer_sum, _ = FOOTER.unpack(footer)
        demand(crc32c(footer[:36]) == footer_sum and reserved == 0, "the footer is damaged")
        demand(total == len(data) == start + size + FOOTER.size, "the file has another length than its footer says")
        demand(header_sum.to_bytes(4, "little") == self.header[-4:], "the footer is that of another header")
        index, frames = data[start : start + size], Cursor(data[:start])
        demand(crc32c(index) == index_sum, "the index is damaged")
        entries = Cursor(index if self.protection == "none" else index[:-32])
        self.prove("the index", "trailer", entries.data + footer[:24], index[-32:])
        frames.take(len(self.header))
        for number in range(*entries.unpack("I")):
            self._read_section(number, entries, frames)
        entries.demand_end("index")
        frames.demand_end("last section")

    def _read_section(self, number: int, entries: Cursor, frames: Cursor) -> None:
        name, (offset, length, count) = entries.text("I"), entries.unpack("QQQ")
        demand(1 <= len(name.encode()) <= 255 and name not in self.sections, "the index has a damaged name")
        demand(offset == frames.position and count == -(-length // FRAME_SIZE), "the index is damaged")
        contents = []
        for place in range(count):
            stored_length, checksum = entries.unpack("II")
            raw_length = min(FRAME_SIZE, length - place * FRAME_SIZE)
            header = FRAME_HEADER.pack(b"FRAM", number, place, stored_length, raw_length)
            contents.append(self._read_frame(f"frame {place} of section '{name}'", header, checksum, frames))
        self.sections[name] = Section(length, b"".join(contents))

    def _read_frame(self, what: str, expected: bytes, checksum: int, frames: Cursor) -> bytes:
        """The raw bytes of a frame, or nothing if there is an obstacle."""
        header, (flags, own_checksum) = frames.take(FRAME_HEADER.size), frames.unpack("II")
        demand(header == expected, f"{what} is not where it belongs")
        *_, stored_length, raw_length = FRAME_HEADER.unpack(header)
        stored, tag_size = Cursor(frames.take(stored_length)), TAG_SIZES[self.protection]
        payload, tag = stored.take(stored_length - tag_size), stored.take(tag_size)
        header += flags.to_bytes(4, "little")
        demand(crc32c(header + (tag or payload)) == own_checksum == checksum, f"{what} is damaged")
        if self.protection == "authenticated":
            self.prove(what, "frame", header + payload, tag)
        fits = 0 < len(payload) < raw_length if flags else len(payload) == raw_length
        demand(fits and flags <= (self.compression != "none"), f"{what} has a damaged payload")
        if self.obstacle or not flags:
            return b"" if self.obstacle else payload
        raw = zlib.decompressobj(WINDOW_BITS[self.compression]).decompress(payload, raw_length + 1)
        demand(len(raw) == raw_length, f"{what} decompresses to another length")
        return raw
