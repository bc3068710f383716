"""State files: header, index, frames and footer, their checksums, and the MACs of those written with a key."""
from __future__ import annotations

import hmac
import struct
import zlib
from dataclasses import dataclass
from typing import Iterator, Optional

from wire import Cursor, Refused, crc32c, demand

FRAME_SIZE = 1 << 20
FRAME_MAGIC = 0x4D415246
FRAME_HEADER = struct.Struct("<IIQIII")  # without its checksum
FOOTER = struct.Struct("<QQQIIII8s")
COMPRESSIONS = {0: "none", 1: "deflate", 2: "zlib", 3: "brotli"}
WINDOW_BITS = {1: -15, 2: 15}  # what zlib calls the two formats it knows
NO_PROTECTION, AUTHENTICATED, ENCRYPTED = range(3)
PROTECTIONS = {NO_PROTECTION: "none", AUTHENTICATED: "authenticated", ENCRYPTED: "encrypted"}
TAG_SIZE = {NO_PROTECTION: 0, AUTHENTICATED: 32, ENCRYPTED: 16}
MAC_SIZE = 32


@dataclass
class Header:
    version: int
    flags: int
    compression: int
    protection: int
    metadata: dict[str, str]
    data: bytes
    metadata_end: int


@dataclass
class Section:
    name: str
    number: int
    offset: int
    length: int
    frames: list[tuple[int, ...]]  # stored length and checksum of each


@dataclass
class Keys:
    check: bytes
    header: bytes
    frame: bytes
    trailer: bytes


def read_header(data: bytes) -> Header:
    """What a reader of any version reads of a file of any version."""
    cursor = Cursor(data)
    demand(cursor.take(8) == b"\x89STFY\r\n\x1a", "this is no state file")
    version, length, flags, compression, protection, entries, size = cursor.unpack("IIIHHII")
    demand(36 <= length <= min(1 << 20, len(data)), "the header is damaged or truncated")
    demand(crc32c(data[: length - 4]) == last_word(data[:length]), "the header is damaged")
    end = cursor.position + size
    demand(end <= length - 4, "the metadata are longer than the header")
    pairs = [(cursor.text("I"), cursor.text("I")) for _ in range(entries)]
    keys = [key.encode() for key, _ in pairs]
    demand(cursor.position == end and keys == sorted(set(keys)), "the metadata are damaged")
    return Header(version, flags, compression, protection, dict(pairs), data[:length], end)


def last_word(data: bytes) -> int:
    return int.from_bytes(data[-4:], "little")


def mac(key: bytes, *parts: bytes) -> bytes:
    return hmac.new(key, b"".join(parts), "sha256").digest()


def derive_keys(secret: bytes, salt: bytes) -> Keys:
    """HKDF-SHA-256 (RFC 5869)."""
    extracted, material, block = mac(salt, secret), b"", b""
    for number in range(1, 5):
        block = mac(extracted, block, b"stateify state file 2", bytes([number]))
        material += block
    return Keys(material[:16], material[16:48], material[48:80], material[80:112])


def prove(expected: bytes, stored: bytes, what: str) -> None:
    demand(hmac.compare_digest(expected, stored), f"{what} is not what was written with this key")


class StateFile:
    """A file of which every checksum, and with its key every HMAC, has been compared.

    Frames of a protected file are proven by tags, which their checksums cover instead of the contents; the tags of encrypted ones
    need AES, so with a key only header and index of such a file are proven.
    """

    def __init__(self, data: bytes, secret: Optional[bytes] = None) -> None:
        self.data, self.header = data, read_header(data)
        self.keys: Optional[Keys] = None
        self.sections: dict[str, Section] = {}
        self.is_known = self.header.version in (1, 2) and self.header.flags == 0 and self.header.protection in PROTECTIONS
        if self.is_known:
            self._prove_header(secret)
            self._read_index()
            for section in self.sections.values():
                for _ in self._frames(section):
                    pass  # they are verified as they come
        else:
            demand(secret is None, "this file cannot be proven: what its header asks for is not known")

    @property
    def obstacle(self) -> str:
        """Why the contents of sections cannot be read; empty if they can."""
        if not self.is_known:
            return "what its header asks for is not known"
        if self.header.protection == ENCRYPTED:
            return "it is encrypted, and Python's standard library has no AES to prove or read its frames"
        if self.header.protection == AUTHENTICATED and self.keys is None:
            return "it is authenticated, and nothing of it is proven without its key"
        if self.header.compression and self.header.compression not in WINDOW_BITS:
            return "Python's standard library does not decompress it"
        return ""

    def read(self, name: str) -> bytes:
        """The bytes of a section."""
        demand(not self.obstacle, f"the contents cannot be read: {self.obstacle}")
        demand(name in self.sections, f"there is no section '{name}'")
        return b"".join(self._expand(*frame) for frame in self._frames(self.sections[name]))

    def prove_stored(self, header: bytes, payload: bytes, tag: bytes, what: str) -> None:
        """Compares the tag of an authenticated frame, or of pages that are like one."""
        if self.keys and self.header.protection == AUTHENTICATED:
            prove(mac(self.keys.frame, header, payload), tag, what)

    def _prove_header(self, secret: Optional[bytes]) -> None:
        header = self.header
        demand(header.version == 2 or not header.compression and not header.protection, "version 1 has no compression or protection")
        block = Cursor(header.data[header.metadata_end : -4])
        demand(len(block.data) == (80 if header.protection else 0), "the header has another length than its protection")
        if secret is None:
            return
        demand(header.protection != NO_PROTECTION, "a key was given, but this file is not protected")
        self.keys = derive_keys(secret, block.take(32))
        demand(hmac.compare_digest(self.keys.check, block.take(16)), "the key is wrong")
        prove(mac(self.keys.header, header.data[: -4 - MAC_SIZE]), block.take(MAC_SIZE), "the header")

    def _read_index(self) -> None:
        footer = self.data[-FOOTER.size :]
        demand(footer.endswith(b"STFYEND\n") and len(footer) == FOOTER.size, "the file is truncated")
        start, size, total, index_sum, header_sum, reserved, footer_sum, _ = FOOTER.unpack(footer)
        demand(crc32c(footer[:36]) == footer_sum and reserved == 0, "the footer is damaged")
        demand(total == len(self.data) == start + size + FOOTER.size, "the file has another length than its footer says")
        demand(header_sum == last_word(self.header.data), "the footer is that of another header")
        index = self.data[start : start + size]
        demand(crc32c(index) == index_sum, "the index is damaged")
        mac_size = MAC_SIZE if self.header.protection else 0
        entries = index[: size - mac_size]
        if self.keys:
            prove(mac(self.keys.trailer, entries, footer[:24]), index[len(entries) :], "the index")
        self._read_entries(Cursor(entries), start)

    def _read_entries(self, cursor: Cursor, index_start: int) -> None:
        place = len(self.header.data)
        for number in range(cursor.integer("I")):
            name = cursor.text("I")
            offset, length, count = cursor.unpack("QQQ")
            demand(1 <= len(name.encode()) <= 255 and name not in self.sections, "the index has a damaged name")
            demand(offset == place and count == -(-length // FRAME_SIZE), "the index is damaged")
            frames = [cursor.unpack("II") for _ in range(count)]
            self.sections[name] = Section(name, number, offset, length, frames)
            place += sum(FRAME_HEADER.size + 4 + stored_length for stored_length, _ in frames)
        demand(place == index_start and cursor.at_end, "the sections do not end where the index begins")

    def _frames(self, section: Section) -> Iterator[tuple[bytes, int, int]]:
        """Payload, raw length and flags of each frame."""
        cursor, tag_size = Cursor(self.data, section.offset), TAG_SIZE[self.header.protection]
        for number, (stored_length, checksum) in enumerate(section.frames):
            what = f"frame {number} of section '{section.name}'"
            raw_length = min(FRAME_SIZE, section.length - number * FRAME_SIZE)
            header = cursor.take(FRAME_HEADER.size)
            flags = last_word(header)
            expected = FRAME_HEADER.pack(FRAME_MAGIC, section.number, number, stored_length, raw_length, flags)
            own_checksum, stored = cursor.integer("I"), Cursor(cursor.take(stored_length))
            payload, tag = stored.take(max(0, stored_length - tag_size)), stored.take(tag_size)
            demand(header == expected, f"{what} is not where it belongs")
            demand(crc32c(header, tag or payload) == own_checksum == checksum, f"{what} is damaged")
            fits = 0 < len(payload) < raw_length if flags else len(payload) == raw_length
            demand(fits and flags <= (1 if self.header.compression else 0), f"{what} has a damaged payload")
            self.prove_stored(header, payload, tag, what)
            yield payload, raw_length, flags

    def _expand(self, payload: bytes, raw_length: int, flags: int) -> bytes:
        if not flags:
            return payload
        expander = zlib.decompressobj(WINDOW_BITS[self.header.compression])
        try:
            raw = expander.decompress(payload, raw_length + 1)
        except zlib.error as error:
            raise Refused("a frame cannot be decompressed") from error
        demand(len(raw) == raw_length, "a frame decompresses to another length")
        return raw
