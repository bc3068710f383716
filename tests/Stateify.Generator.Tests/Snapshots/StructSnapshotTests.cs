namespace Stateify.Generator.Tests.Snapshots;

/// <summary>The generated code of each kind of struct, to be read.</summary>
public sealed class StructSnapshotTests
{
    [Fact]
    public void Struct() => GeneratedCode.Verify("""
        namespace Game;

        [Savable]
        public partial struct Point
        {
            public int X;
            public int Y;
            public string? Label { get; set; }
        }
        """);

    [Fact]
    public void Readonly_struct() => GeneratedCode.Verify("""
        namespace Game;

        [Savable]
        public readonly partial struct Range
        {
            private readonly int _start;

            public int Length { get; init; }
        }
        """);

    [Fact]
    public void Inline_array_and_fixed_buffer() => GeneratedCode.Verify("""
        namespace Game;

        [Savable, System.Runtime.CompilerServices.InlineArray(4)]
        public partial struct Slots
        {
            private string? _slot;
        }

        [Savable]
        public unsafe partial struct Header
        {
            public fixed byte Magic[8];
            public Slots Slots;
        }
        """);
}
