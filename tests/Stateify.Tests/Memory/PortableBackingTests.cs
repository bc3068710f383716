using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>A memory file on anonymous memory, as every system has it.</summary>
public sealed class PortableBackingTests() : MemoryFileTests(MemoryFile.Create("portable-test", Portable))
{
    private const int Page = MemoryFile.PageSize;

    private static readonly MemoryFileOptions Portable = new() { Backing = MemoryBackingKind.Portable };

    [Fact]
    public void It_says_what_it_cannot_do()
    {
        using MemoryFile memory = MemoryFile.Create("portable", Portable);

        Assert.Equal(MemoryCapabilities.Of(MemoryBackingKind.Portable), memory.Capabilities);
        Assert.True(memory.Capabilities is { Backing: MemoryBackingKind.Portable, SparseScan: false, MappedLoad: false, WriteTracking: false });
        Assert.Null(memory.Usage.CommittedBytes);
    }

    [Fact]
    public void A_backing_that_does_not_exist_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MemoryFile.Create("none", new MemoryFileOptions { Backing = (MemoryBackingKind)77 }));
    }

    [Theory]
    [InlineData(MemoryLoadMode.Eager)]
    [InlineData(MemoryLoadMode.Mapped)]
    public void Images_have_the_bytes_of_those_of_a_memfd_and_load_in_either(MemoryLoadMode mode)
    {
        using TemporaryDirectory directory = new();
        using MemoryFile memfd = World(MemoryFile.Create("memfd"));
        using MemoryFile portable = World(MemoryFile.Create("portable", Portable));
        memfd.Save(directory["memfd.meta"], directory["memfd.pages"]);
        portable.Save(directory["portable.meta"], directory["portable.pages"]);
        AssertSameFiles(directory, "memfd", "portable");

        using MemoryFile loaded = MemoryFile.Load(
            "loaded", directory["memfd.meta"], directory["memfd.pages"], new() { Mode = mode, File = Portable });
        using MemoryFile back = MemoryFile.Load("back", directory["portable.meta"], directory["portable.pages"], new() { Mode = mode });

        loaded.Save(directory["loaded.meta"], directory["loaded.pages"]);
        AssertSameFiles(directory, "memfd", "loaded");
        back.Save(directory["back.meta"], directory["back.pages"]);
        AssertSameFiles(directory, "memfd", "back");
    }

    [Fact]
    public void Deltas_have_the_bytes_of_those_of_a_memfd_and_load_as_a_chain()
    {
        using TemporaryDirectory directory = new();
        foreach (string name in (string[])["memfd", "portable"])
        {
            using MemoryFile memory = World(MemoryFile.Create(name, name == "memfd" ? null : Portable));
            memory.Save(directory[$"{name}.meta"], directory[$"{name}.pages"], new() { TrackWrites = true });
            memory.GetSpan(2 * Page, 1)[0] ^= 1;
            memory.Decommit(new PageRange(3 * Page, Page));
            memory.SaveDelta(directory[$"{name}.delta.meta"], directory[$"{name}.delta.pages"], directory[$"{name}.meta"]);
            memory.Save(directory[$"{name}.all.meta"], directory[$"{name}.all.pages"]);
        }
        AssertSameFiles(directory, "memfd.delta", "portable.delta");

        MemoryImage[] chain =
        [
            new(directory["portable.meta"], directory["portable.pages"]), new(directory["portable.delta.meta"], directory["portable.delta.pages"]),
        ];
        using MemoryFile restored = MemoryChain.Load("restored", chain, new() { File = Portable });

        Assert.Equal(MemoryBackingKind.Portable, restored.Capabilities.Backing);
        restored.Save(directory["restored.meta"], directory["restored.pages"]);
        AssertSameFiles(directory, "memfd.all", "restored");
    }

    [Fact]
    public void What_is_written_through_a_span_after_a_decommit_is_saved()
    {
        using TemporaryDirectory directory = new();
        using MemoryFile memory = MemoryFile.Create("portable", Portable);
        PageRange range = memory.Allocate(4 * Page);
        Span<byte> span = memory.GetSpan(range.Offset, 4 * Page);
        memory.Decommit(range);

        span[Page] = 9;
        memory.Save(directory["meta"], directory["pages"]);

        Assert.Equal(Page, new FileInfo(directory["pages"]).Length);
    }

    [Fact]
    public void Released_memory_goes_back_to_the_system()
    {
        const int length = 64 << 20;
        using MemoryFile memory = MemoryFile.Create("portable", Portable);
        PageRange range = memory.Allocate(length);
        Span<byte> span = memory.GetSpan(0, length);
        span.Fill(1);
        long written = ResidentBytes(span);

        memory.Release(range);

        Assert.Equal(length, written);
        Assert.Equal(0, ResidentBytes(span));
    }

    [Fact]
    public void On_larger_system_pages_neighbours_of_what_is_released_stay_as_they_are()
    {
        const int pages = 32;
        using MemoryFile memory = new("large", new PortableBacking(4 * Page));
        memory.Allocate(pages * Page);
        for (int first = 0; first < 8; first++)
        {
            for (int count = 1; count <= 12; count++)
            {
                memory.GetSpan(0, pages * Page).Fill(1);

                memory.Decommit(new PageRange((long)first * Page, count * Page));

                Assert.False(memory.GetSpan(0, first * Page).ContainsAnyExcept((byte)1));
                Assert.False(memory.GetSpan(first * Page, count * Page).ContainsAnyExcept((byte)0));
                Assert.False(memory.GetSpan((first + count) * Page, (pages - first - count) * Page).ContainsAnyExcept((byte)1));
            }
        }
    }

    /// <summary>Pages with a gap among them, some shared; written ones, zeros that were written, and ones that were never touched.</summary>
    private static MemoryFile World(MemoryFile memory)
    {
        memory.Allocate(6 * Page);
        PageRange gap = memory.Allocate(2 * Page);
        memory.Allocate(100L << 20);
        memory.GetSpan(gap.Offset, Page).Fill(5);
        memory.Release(gap);
        memory.AddReference(new PageRange(Page, 2 * Page));
        new Random(1).NextBytes(memory.GetSpan(0, 5 * Page));
        memory.GetSpan(4 * Page, Page).Clear();
        memory.GetSpan((70 << 20) + 17, 3 * Page).Fill(7);
        return memory;
    }

    private static void AssertSameFiles(TemporaryDirectory directory, string expected, string actual)
    {
        Assert.Equal(File.ReadAllBytes(directory[$"{expected}.meta"]), File.ReadAllBytes(directory[$"{actual}.meta"]));
        Assert.Equal(File.ReadAllBytes(directory[$"{expected}.pages"]), File.ReadAllBytes(directory[$"{actual}.pages"]));
    }

    private static long ResidentBytes(ReadOnlySpan<byte> span) => ProcessMappings.Around(span).Sum(static mapping => mapping.ResidentBytes);
}
