"""Pages: which of a memory file are allocated and stored, and whether the stored ones are what was written."""
from __future__ import annotations

from typing import Iterator

from state_file import FRAME_HEADER, FRAME_MAGIC, MAC_SIZE, StateFile
from wire import Cursor, crc32c, demand

PAGE_SIZE = 4096
PAGES_SECTION = 0xFFFFFFFF


def describe_pages(file: StateFile) -> Iterator[str]:
    demand(file.header.metadata.get("stateify.features", "page-kinds") == "page-kinds", "the pages need a feature that is not known")
    yield "allocations"
    cursor = Cursor(file.read("allocations"))
    while not cursor.at_end:
        offset, length, references, kind = cursor.unpack("QQIBxxx")
        yield f"  {offset:#x} + {length}, references {references}, kind {kind}"
    yield "runs"
    for offset, stored_at, length, _ in read_runs(file):
        yield f"  {offset:#x} + {length}, stored at {stored_at}"


def read_runs(file: StateFile) -> Iterator[tuple[int, ...]]:
    """Offset in memory, offset in `pages.img`, length and checksum of each run."""
    cursor, place = Cursor(file.read("runs")), 0
    while not cursor.at_end:
        offset, stored_at, length, checksum, reserved = cursor.unpack("QQIIQ")
        is_whole = offset % PAGE_SIZE == length % PAGE_SIZE == 0 and PAGE_SIZE <= length <= 1 << 20
        demand(is_whole and stored_at == place and reserved == 0, f"the run at {offset:#x} is damaged")
        yield offset, stored_at, length, checksum
        place += length


def verify_pages(file: StateFile, pages: bytes) -> None:
    """Compares each run of `pages.img` with its checksum or, under a key, with its tag."""
    stored, tags = Cursor(pages), Cursor(file.read("tags") if file.header.protection else b"")
    for offset, stored_at, length, checksum in read_runs(file):
        what, run = f"the run at {offset:#x} of the pages", stored.take(length)
        tag = tags.take(MAC_SIZE if file.header.protection else 0)
        demand(checksum == (0 if tag else crc32c(run)), f"{what} is damaged")
        header = FRAME_HEADER.pack(FRAME_MAGIC, PAGES_SECTION, stored_at // PAGE_SIZE, length + len(tag), length, 0)
        file.prove_stored(header, run, tag, what)
    demand(stored.at_end and tags.at_end, "there are more pages or tags than runs")
