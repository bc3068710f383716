#!/usr/bin/env python3
"""Reads the files of Stateify. Written from src/Stateify/FORMAT.md alone, with nothing but Python's standard library.

    read_state.py FILE                lists metadata and sections, and the types of a graph or the pages of a memory file
    read_state.py FILE --objects      dumps the objects of the graph, with references as Type#ordinal
    read_state.py FILE --key HEX      proves a protected file by its key before it tells anything
    read_state.py FILE --pages PAGES  also compares the pages of a memory file with its metadata

All checksums are compared first: for damage, or a wrong key, there is one line and exit code 1. AES and Brotli are not in the
standard library, so of a file that needs them it tells what is written in the open.
"""
from __future__ import annotations

import argparse
import struct
import sys
import zlib
from pathlib import Path
from typing import Iterator, Optional, Sequence

from graph_image import Graph
from state_file import FRAME_HEADER, TAG_SIZES, Cursor, StateFile, crc32c, demand

PAGE_SIZE, PAGES_SECTION = 4096, 0xFFFFFFFF


def describe_file(file: StateFile) -> Iterator[str]:
    yield f"version {file.version}, compression {file.compression}, protection {file.protection}"
    if file.keys:
        yield "proven by its key: header, index" + (" and every frame" if file.protection == "authenticated" else "")
    yield "metadata"
    yield from (f"  {key} = {value}" for key, value in file.metadata.items())
    yield "sections"
    yield from (f"  {name}: bytes {section.length}" for name, section in file.sections.items())


def describe_contents(file: StateFile, arguments: argparse.Namespace) -> Iterator[str]:
    if arguments.pages:
        verify_pages(file, arguments.pages.read_bytes())
    if file.obstacle and not arguments.objects:
        yield f"the contents cannot be read: {file.obstacle}"
        return
    if "runs" in file.sections:
        yield from describe_pages(file)
    if "graph" in file.sections or arguments.objects:
        graph = Graph(file.read("graph"))
        yield f"types, root {graph.root}"
        yield from graph.describe_types()
        if arguments.objects:
            yield "objects"
            yield from graph.describe_objects()


def describe_pages(file: StateFile) -> Iterator[str]:
    demand(file.metadata.get("stateify.features", "page-kinds") == "page-kinds", "the pages need a feature that is not known")
    yield "allocations"
    for offset, length, references, kind in struct.iter_unpack("<QQIB3x", file.read("allocations")):
        yield f"  {offset:#x} + {length}, references {references}, kind {kind}"
    yield "runs"
    for offset, stored_at, length, _, _ in struct.iter_unpack("<QQIIQ", file.read("runs")):
        yield f"  {offset:#x} + {length}, stored at {stored_at}"


def verify_pages(file: StateFile, pages: bytes) -> None:
    """Compares each run of `pages.img` with its checksum or, under a key, with its tag."""
    stored, tags = Cursor(pages), Cursor(file.read("tags") if file.protection != "none" else b"")
    for offset, stored_at, length, checksum, reserved in struct.iter_unpack("<QQIIQ", file.read("runs")):
        what, place = f"the run at {offset:#x} of the pages", stored.position
        run, tag = stored.take(length), tags.take(TAG_SIZES[file.protection])
        is_whole = offset % PAGE_SIZE == length % PAGE_SIZE == 0 and stored_at == place and reserved == 0
        demand(is_whole and checksum == (0 if tag else crc32c(run)), f"{what} is damaged")
        if tag:
            header = FRAME_HEADER.pack(b"FRAM", PAGES_SECTION, place // PAGE_SIZE, length + len(tag), length)
            file.prove(what, "frame", header + bytes(4) + run, tag)
    stored.demand_end("pages file")
    tags.demand_end("section of tags")


def main(words: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(description="Reads the files of Stateify.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--objects", action="store_true", help="dump the objects of the graph")
    parser.add_argument("--key", type=bytes.fromhex, metavar="HEX", help="the 32 bytes that a protected file was written with")
    parser.add_argument("--pages", type=Path, help="the pages.img of a pages_meta.img")
    arguments = parser.parse_args(words)
    try:
        file = StateFile(arguments.file.read_bytes(), arguments.key)
        lines = [*describe_file(file), *describe_contents(file, arguments)]
    except (ValueError, zlib.error, struct.error, OSError) as error:
        print(f"{arguments.file}: {error}", file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
