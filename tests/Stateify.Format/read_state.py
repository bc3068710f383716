#!/usr/bin/env python3
"""Reads the files of Stateify. Written from src/Stateify/FORMAT.md alone, with nothing but Python's standard library.

    read_state.py FILE                   lists metadata and sections, and the types of a graph or the pages of a memory file
    read_state.py FILE --objects [TYPE]  dumps the objects of the graph, with references as Type#ordinal
    read_state.py FILE --key HEX         proves a protected file by its key before it tells anything
    read_state.py FILE --pages PAGES     also compares the pages of a memory file with its metadata

All checksums are compared first: for damage, or a wrong key, there is one line and exit code 1. AES and Brotli are not in the
standard library, so of a file that needs them it tells what is written in the open.
"""
from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Iterator, Optional, Sequence

from graph_image import Graph
from memory_pages import describe_pages, verify_pages
from state_file import AUTHENTICATED, COMPRESSIONS, PROTECTIONS, StateFile
from type_table import describe_types
from wire import Refused


def describe_file(file: StateFile) -> Iterator[str]:
    header = file.header
    compression = COMPRESSIONS.get(header.compression, header.compression)
    protection = PROTECTIONS.get(header.protection, header.protection)
    yield f"version {header.version}, compression {compression}, protection {protection}"
    if file.keys:
        yield "proven by its key: header, index" + (" and every frame" if header.protection == AUTHENTICATED else "")
    yield "metadata"
    yield from (f"  {key} = {value}" for key, value in header.metadata.items())
    yield "sections"
    yield from (f"  {section.name}: bytes {section.length}, frames {len(section.frames)}" for section in file.sections.values())


def describe_contents(file: StateFile, arguments: argparse.Namespace) -> Iterator[str]:
    if file.obstacle and arguments.objects is None and arguments.pages is None:
        yield f"the contents cannot be read: {file.obstacle}"
        return
    if arguments.pages is not None:
        verify_pages(file, arguments.pages.read_bytes())
    if "runs" in file.sections:
        yield from describe_pages(file)
    if "graph" in file.sections or arguments.objects is not None:
        graph = Graph(file.read("graph"))
        yield f"types, root {graph.root}"
        yield from describe_types(graph.types)
        if arguments.objects is not None:
            yield "objects"
            yield from graph.describe_objects(arguments.objects)


def parse_arguments(words: Optional[Sequence[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Reads the files of Stateify.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--objects", nargs="?", const="", metavar="TYPE", help="dump all objects of the graph, or those of one type")
    parser.add_argument("--key", type=bytes.fromhex, metavar="HEX", help="the 32 bytes that a protected file was written with")
    parser.add_argument("--pages", type=Path, help="the pages.img of a pages_meta.img")
    return parser.parse_args(words)


def main(words: Optional[Sequence[str]] = None) -> int:
    arguments = parse_arguments(words)
    try:
        file = StateFile(arguments.file.read_bytes(), arguments.key)
        lines = [*describe_file(file), *describe_contents(file, arguments)]
    except (Refused, OSError) as error:
        print(f"{arguments.file}: {error}", file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
