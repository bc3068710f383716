using System.Runtime.CompilerServices;
using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>A snapshot that nobody disposes of ends when the garbage collector finds it.</summary>
public sealed class ForgottenSnapshotTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(MemoryBackingKind.Automatic)]
    [InlineData(MemoryBackingKind.Portable)]
    public void The_memory_file_can_be_saved_again_with_what_was_written_since(MemoryBackingKind backing)
    {
        using MemoryFile memory = MemoryFile.Create("forgetful", new() { Backing = backing });
        PageRange range = memory.Allocate(2 * Page);
        memory.GetSpan(range.Offset, 2 * Page).Fill(1);
        TakeAndForget(memory);
        memory.GetSpan(range.Offset, Page).Fill(2);

        Collect();
        memory.Save(_directory["meta"], _directory["pages"]);

        using MemoryFile restored = MemoryFile.Load("restored", _directory["meta"], _directory["pages"]);
        Assert.Equal([2, 1], [restored.GetSpan(range.Offset, Page)[0], restored.GetSpan(range.Offset + Page, Page)[0]]);
    }

    [Fact]
    public void Nothing_keeps_the_memory_of_a_memory_file_that_was_disposed_of_before()
    {
        string name = $"forgotten-{Guid.NewGuid():N}";
        using (MemoryFile memory = MemoryFile.Create(name, new() { Backing = MemoryBackingKind.Memfd }))
        {
            memory.Allocate(Page);
            TakeAndForget(memory);
            Assert.True(IsOpen(name));
        }

        Collect();

        Assert.False(IsOpen(name));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TakeAndForget(MemoryFile memory) => memory.TakeSnapshot();

    private static void Collect()
    {
        // A handle that is released by the finalizer of another takes a second round.
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static bool IsOpen(string name) => Directory.EnumerateFiles("/proc/self/fd")
        .Any(file => new FileInfo(file).LinkTarget?.Contains(name, StringComparison.Ordinal) == true);
}
