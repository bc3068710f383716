using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>Whatever was done with pages, nothing of them stays.</summary>
public sealed class MemoryFileLeakTests
{
    private const int Page = MemoryFile.PageSize;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void When_everything_is_released_nothing_is_left(int seed)
    {
        using TemporaryDirectory directory = TemporaryDirectory.InMemory();
        string name = $"leak-test-{Guid.NewGuid():n}";
        MemoryFile memory = MemoryFile.Create(name);
        List<PageRange> held = RunRandomly(memory, seed);
        memory.Save(directory["meta"], directory["pages"], new() { TrackWrites = true });
        MemoryFile mapped = MemoryFile.Load(name, directory["meta"], directory["pages"], new() { Mode = MemoryLoadMode.Mapped });
        MemoryFile portable = MemoryFile.Load(name, directory["meta"], directory["pages"], new() { File = new() { Backing = MemoryBackingKind.Portable } });
        Assert.NotEqual(0, CountTraces(name));
        Assert.NotEqual(0, CountTraces(directory["pages"]));

        foreach (MemoryFile file in (MemoryFile[])[memory, mapped, portable])
        {
            held.ForEach(file.Release);

            Assert.Equal(new MemoryFileUsage(0, file.Capabilities.SparseScan ? 0 : null), file.Usage);
            Assert.Empty(file.AllocatedBytesByKind);
        }

        memory.Dispose();
        mapped.Dispose();
        portable.Dispose();
        Assert.Equal(0, CountTraces(name));
        Assert.Equal(0, CountTraces(directory["pages"]));
    }

    [Fact]
    public void A_load_that_fails_leaves_nothing()
    {
        using TemporaryDirectory directory = new();
        string name = $"leak-test-{Guid.NewGuid():n}";
        using (MemoryFile memory = MemoryFile.Create("other"))
        {
            memory.GetSpan(memory.Allocate(2 * Page).Offset, 2 * Page).Fill(1);
            memory.Save(directory["meta"], directory["pages"]);
        }
        File.WriteAllBytes(directory["pages"], new byte[2 * Page]);

        Assert.Throws<MemoryFileException>(() => MemoryFile.Load(name, directory["meta"], directory["pages"]));
        Assert.Throws<MemoryFileException>(() => MemoryFile.Load(name, directory["none"], directory["pages"]));

        Assert.Equal(0, CountTraces(name));
        Assert.Equal(0, CountTraces(directory["pages"]));
    }

    /// <summary>Allocates, shares, writes and releases; what is returned is to be released once each.</summary>
    private static List<PageRange> RunRandomly(MemoryFile memory, int seed)
    {
        Random random = new(seed);
        List<PageRange> held = [];
        for (int step = 0; step < 2000; step++)
        {
            int one = random.Next(Math.Max(1, held.Count));
            switch (random.Next(5))
            {
                case < 2:
                    bool huge = random.Next(50) == 0;
                    PageRange added = memory.Allocate(
                        huge ? PageAllocationOptions.HugePageSize : random.Next(1, 10) * Page,
                        new() { HugePages = huge, Direction = (AllocationDirection)random.Next(2), Kind = (PageKind)random.Next(4) });
                    memory.GetSpan(added.Offset, (int)added.Length).Fill(1);
                    held.Add(added);
                    break;
                case 2 when held.Count > 0:
                    PageRange shared = new(held[one].Offset, random.Next(1, (int)(held[one].Length / Page) + 1) * Page);
                    memory.AddReference(shared);
                    held.Add(shared);
                    break;
                case 3 when held.Count > 0:
                    memory.Release(held[one]);
                    held.RemoveAt(one);
                    break;
                case 4 when held.Count > 0:
                    memory.Decommit(held[one]);
                    break;
            }
        }
        return held;
    }

    /// <summary>The file descriptors and mappings of this process that are of a file.</summary>
    private static int CountTraces(string name) =>
        File.ReadLines("/proc/self/maps").Count(line => line.Contains(name, StringComparison.Ordinal))
        + Directory.GetFiles("/proc/self/fd").Count(file => new FileInfo(file).LinkTarget is { } target && target.Contains(name, StringComparison.Ordinal));
}
