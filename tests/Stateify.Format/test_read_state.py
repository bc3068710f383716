"""Reads the golden files by FORMAT.md alone. What they hold is in GoldenTypes.cs and MemoryFileGoldenTests.cs of tests/Stateify.Tests."""
from __future__ import annotations

import io
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Iterator, Optional

import read_state
from graph_image import Graph
from read_state import verify_pages
from state_file import COMPRESSIONS, FOOTER, FRAME_HEADER, FRAME_SIZE, PROTECTIONS, Refused, StateFile, crc32c

TESTS = Path(__file__).resolve().parent.parent / "Stateify.Tests"
GRAPHS, MEMORY = TESTS / "Golden", TESTS / "Memory" / "Golden"
KEY, WRONG_KEY = bytes(range(1, 33)), bytes(range(2, 34))
THREE_FRAMES = Path(__file__).with_name("three-frames.state")  # a byte[] of 2,597,152 times 7, zlib, authenticated
PLAIN = GRAPHS / "v1.world.state"
AUTHENTICATED = GRAPHS / "v2.authenticated.state"
ENCRYPTED = GRAPHS / "v2.encrypted.state"


def run(*words: object) -> tuple[int, str, str]:
    """Exit code, output and error of the command line."""
    output, error = io.StringIO(), io.StringIO()
    with redirect_stdout(output), redirect_stderr(error):
        code = read_state.main([str(word) for word in words])
    return code, output.getvalue(), error.getvalue()


def read_graph(name: str, key: Optional[bytes] = None) -> Graph:
    return Graph(StateFile((GRAPHS / name).read_bytes(), key).read("graph"))


def damaged(data: bytes, step: int) -> Iterator[bytes]:
    """The data with one bit flipped, at every so many places, and cut off there."""
    for place in range(0, len(data), step):
        yield data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        yield data[:place]
    yield data[:-1]
    yield data + b"\0"


def forged(data: bytes, old: bytes, new: bytes) -> bytes:
    """The data with bytes of header or index replaced, and the checksums made anew: what can be done without the key."""
    header_size = len(StateFile(data).header)
    index_start, index_size = FOOTER.unpack(data[-FOOTER.size :])[:2]
    data = data.replace(old, new)
    header = data[: header_size - 4] + sealed(data[: header_size - 4])
    footer = data[-FOOTER.size :][:24] + sealed(data[index_start : index_start + index_size]) + header[-4:] + bytes(4)
    return header + data[header_size : -FOOTER.size] + footer + sealed(footer) + data[-8:]


def frame_size(data: bytes, start: int) -> int:
    return FRAME_HEADER.size + 8 + FRAME_HEADER.unpack_from(data, start)[3]


def sealed(data: bytes) -> bytes:
    return crc32c(data).to_bytes(4, "little")


class GoldenFilesTest(unittest.TestCase):
    def test_the_checksum_is_the_one_of_the_specification(self) -> None:
        self.assertEqual(0xE3069283, crc32c(b"123456789"))

    def test_there_is_a_golden_file_of_every_compression_and_every_protection(self) -> None:
        files = [StateFile(path.read_bytes()) for path in GRAPHS.glob("*.state")]
        self.assertEqual(set(COMPRESSIONS), {file.compression for file in files})
        self.assertEqual(set(PROTECTIONS), {file.protection for file in files})

    def test_every_golden_file_has_metadata_and_whole_sections(self) -> None:
        files = [*GRAPHS.glob("*.state"), *MEMORY.glob("*_meta.img")]
        self.assertGreater(len(files), 8)
        for path in files:
            code, output, error = run(path)
            self.assertEqual((0, ""), (code, error), path.name)
            expected = "  note = ä\n  program = golden\nsections\n  graph: bytes 4177\n"
            self.assertIn(expected if path.parent == GRAPHS else "  stateify.page-size = 4096\n", output, path.name)


class GraphTest(unittest.TestCase):
    def test_types_are_listed_with_their_objects_rows_and_fields(self) -> None:
        code, output, _ = run(PLAIN)
        self.assertEqual(0, code)
        for lines in (
            "types, root golden.world#1\n"
            "  golden.world: class, objects 1, rows 1 (golden.world version 4)\n    Bool: bool\n    SByte: i8\n",
            "    Row: golden.row\n    Ascii: System.String\n",
            "    Missing: optional i32\n    Present: optional i64\n",
            "  System.Int32[]: array, objects 3, rows 6 (System.Int32[] version 1)\n    item: i32\n",
            "  golden.officer: class, objects 1, rows 1 (golden.unit version 2, golden.officer version 1)\n"
            "    golden.unit.Name: System.String\n    golden.unit.Leader: reference\n",
            "  golden.row: struct, objects 0, rows 0 (golden.row version 1)\n    _first: 3 x golden.point\n",
        ):
            self.assertIn(lines, output)
        self.assertNotIn("objects\ngolden.world#1", output)

    def test_objects_are_dumped_with_their_values_and_references(self) -> None:
        _, output, _ = run(PLAIN, "--objects")
        for lines in (
            "  Int128 = -5\n  Half = 0.5\n  Float = 1.5\n  Double = -2.5\n  Decimal = 12.50\n  Char = \"\\u00df\"\n",
            "  Guid = 00112233-4455-6677-8899-aabbccddeeff\n  Date = 2026-11-21 01:02:03.0000000 UTC\n",
            "  Moment = {clock = 2026-11-21 01:02:03.0000000, offset = 60}\n",
            "  Time = 0.0000007 s\n  Color = 200\n  Missing = none\n  Present = 8\n",
            "  Range = {start = {value = 1}, end = {value = -3}}\n  Point = {X = 1, Label = System.String#2}\n",
            "  Row = {_first = [{X = 1, Label = System.String#2}, {X = 0, Label = null}, {X = 3, Label = System.String#3}]}\n",
            "System.String#3 \"text\"\nSystem.String#4 \"na\\u00efve \\ud83d\\ude00 \\ud800\"\n",
            "System.Int32[,]#1 [0..2] [0..2]\n  1\n  2\n  3\n  4\n",
            "HashSet`1<System.String>#1 compared by System.StringComparer#2\n",
            "  key = 1, value = golden.officer#1\n  key = 2, value = golden.unit#1\n  key = 3, value = null\n",
            "  element = System.String#13, priority = 1\n  element = System.String#14, priority = 2\n",
            "golden.record#1\n  Title = System.String#7\n  Pages = 5\n",
            "System.Version#1\n  major = 1\n  minor = 2\n  build = 3\n  revision = -1\n",
        ):
            self.assertIn(lines, output)

    def test_the_same_graph_is_in_files_of_every_kind_that_python_can_read(self) -> None:
        expected = list(read_graph("v1.world.state").describe_objects())
        for name, key in (("v2.deflate.state", None), ("v2.zlib.state", None), ("v2.authenticated.state", KEY)):
            self.assertEqual(expected, list(read_graph(name, key).describe_objects()), name)

    def test_what_python_cannot_decompress_is_listed_but_not_dumped(self) -> None:
        path = GRAPHS / "v2.brotli.state"
        self.assertIn("the contents cannot be read: Python's standard library does not decompress it", run(path)[1])
        self.assertEqual((1, ""), run(path, "--objects")[:2])


class ProtectionTest(unittest.TestCase):
    def test_an_authenticated_file_is_read_with_its_key(self) -> None:
        code, output, _ = run(AUTHENTICATED, "--objects", "--key", KEY.hex())
        self.assertEqual(0, code)
        self.assertIn("\nproven by its key: header, index and every frame\nmetadata\n", output)
        self.assertIn("golden.record#1\n  Title = System.String#7\n", output)

    def test_an_authenticated_file_is_proven_even_if_it_cannot_be_decompressed(self) -> None:
        data = (GRAPHS / "v2.brotli.authenticated.state").read_bytes()
        frame = len(StateFile(data).header) + 32
        StateFile(data, KEY)
        with self.assertRaisesRegex(Refused, "frame 0 of section 'graph' is not what was written with this key"):
            StateFile(data[:frame] + bytes([data[frame] ^ 1]) + data[frame + 1 :], KEY)

    def test_header_and_index_are_proven_not_only_whole(self) -> None:
        for path in (AUTHENTICATED, ENCRYPTED):
            for what, old, new in (("header", b"program", b"protest"), ("index", b"graph", b"grape")):
                data = forged(path.read_bytes(), old, new)
                StateFile(data)
                with self.assertRaisesRegex(Refused, f"the {what} is not what was written with this key"):
                    StateFile(data, KEY)

    def test_nothing_is_told_with_a_wrong_key(self) -> None:
        for path in (AUTHENTICATED, ENCRYPTED):
            self.assertEqual((1, "", f"{path}: the key is wrong\n"), run(path, "--key", WRONG_KEY.hex()))

    def test_nothing_is_told_of_an_unprotected_file_with_a_key(self) -> None:
        self.assertEqual((1, ""), run(PLAIN, "--key", KEY.hex())[:2])

    def test_an_authenticated_file_is_not_dumped_without_its_key(self) -> None:
        self.assertEqual((1, ""), run(AUTHENTICATED, "--objects")[:2])

    def test_an_encrypted_file_shows_its_metadata_and_no_contents(self) -> None:
        for key in ((), ("--key", KEY.hex())):
            code, output, _ = run(ENCRYPTED, *key)
            self.assertEqual(0, code)
            self.assertIn("  program = golden\n", output)
            self.assertIn("the contents cannot be read: it is encrypted", output)
            self.assertEqual((1, ""), run(ENCRYPTED, "--objects", *key)[:2])


class FramesTest(unittest.TestCase):
    def test_a_section_of_several_frames_is_put_together(self) -> None:
        graph = StateFile(THREE_FRAMES.read_bytes(), KEY).read("graph")
        self.assertGreater(len(graph), 2 * FRAME_SIZE)
        self.assertTrue(graph.endswith((2_597_152).to_bytes(4, "little") + bytes([7]) * 2_597_152))

    def test_frames_that_have_changed_places_are_refused(self) -> None:
        data = THREE_FRAMES.read_bytes()
        start = len(StateFile(data).header)
        middle = start + frame_size(data, start)
        end = middle + frame_size(data, middle)
        with self.assertRaisesRegex(Refused, "frame 0 of section 'graph' is not where it belongs"):
            StateFile(data[:start] + data[middle:end] + data[start:middle] + data[end:], KEY)


class DamageTest(unittest.TestCase):
    def test_a_damaged_file_is_refused(self) -> None:
        for path, key in ((PLAIN, None), (GRAPHS / "v2.zlib.state", None), (GRAPHS / "v2.brotli.state", None), (AUTHENTICATED, KEY)):
            for data in damaged(path.read_bytes(), step=5):
                with self.assertRaises(Refused, msg=path.name):
                    StateFile(data, key)

    def test_the_header_of_another_file_is_refused(self) -> None:
        data = PLAIN.read_bytes()
        size = len(StateFile(data).header)
        other = forged(data, b"program", b"protest")
        StateFile(other)
        with self.assertRaisesRegex(Refused, "the footer is that of another header"):
            StateFile(other[:size] + data[size:])

    def test_the_command_line_tells_of_damage_in_one_line(self) -> None:
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory) / "torn.state"
            path.write_bytes(PLAIN.read_bytes()[:-100])
            self.assertEqual((1, "", f"{path}: the file is truncated\n"), run(path, "--objects"))

    def test_a_damaged_graph_image_is_refused_even_if_the_file_is_whole(self) -> None:
        image = StateFile(PLAIN.read_bytes()).read("graph")
        for data in (image[:-1], image + b"\0", image[:24] + b"\xff" + image[25:], image[:32] + b"\x02" + image[33:]):
            with self.assertRaises(Refused):
                Graph(data)


class PagesTest(unittest.TestCase):
    def test_the_allocations_and_runs_of_a_memory_file_are_listed(self) -> None:
        _, output, _ = run(MEMORY / "v1.kinds.pages_meta.img", "--pages", MEMORY / "v1.kinds.pages.img")
        self.assertIn("  0x2000 + 8192, references 1, kind 0\n  0x4000 + 4096, references 1, kind 2\n", output)
        runs = "runs\n  0x0 + 4096, stored at 0\n  0x2000 + 8192, stored at 4096\n  0x9000 + 4096, stored at 12288\n"
        self.assertTrue(output.endswith(runs), output)

    def test_the_pages_of_every_golden_image_are_whole(self) -> None:
        for path, key in self._images():
            self._verify(path, key, self._pages(path))

    def test_damaged_pages_are_refused(self) -> None:
        for path, key in self._images():
            for pages in damaged(self._pages(path), step=509):
                with self.assertRaises(Refused, msg=path.name):
                    self._verify(path, key, pages)

    @staticmethod
    def _images() -> list[tuple[Path, Optional[bytes]]]:
        paths = [path for path in sorted(MEMORY.glob("*_meta.img")) if "encrypted" not in path.name]
        return [(path, KEY if "authenticated" in path.name else None) for path in paths]

    @staticmethod
    def _pages(meta: Path) -> bytes:
        return meta.with_name(meta.name.replace("pages_meta", "pages")).read_bytes()

    @staticmethod
    def _verify(meta: Path, key: Optional[bytes], pages: bytes) -> None:
        verify_pages(StateFile(meta.read_bytes(), key), pages)


if __name__ == "__main__":
    unittest.main()
