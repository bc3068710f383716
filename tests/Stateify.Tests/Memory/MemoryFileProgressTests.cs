using Stateify.Memory;

namespace Stateify.Tests.Memory;

public sealed class MemoryFileProgressTests : IDisposable
{
    private const int Length = 5 << 20;

    private readonly TemporaryDirectory _directory = new();
    private readonly MemoryFile _memory = MemoryFile.Create("progress");

    public MemoryFileProgressTests()
    {
        _memory.Allocate(Length);
        _memory.GetSpan(0, Length).Fill(1);
    }

    private string Meta => _directory["pages_meta.img"];

    private string Pages => _directory["pages.img"];

    public void Dispose()
    {
        _memory.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_save_and_a_load_tell_how_far_they_are()
    {
        Steps saved = new(static _ => { });
        Steps loaded = new(static _ => { });

        _memory.Save(Meta, Pages, new() { Progress = saved });
        MemoryFile.Load("progress", Meta, Pages, new() { Progress = loaded }).Dispose();

        Assert.Equal([1, 2, 3, 4, 5], saved.All.Select(static step => step.Bytes >> 20));
        Assert.All(saved.All, static step => Assert.Null(step.TotalBytes));
        Assert.Equal([1, 2, 3, 4, 5], loaded.All.Select(static step => step.Bytes >> 20));
        Assert.All(loaded.All, static step => Assert.Equal(Length, step.TotalBytes));
    }

    [Fact]
    public void A_save_that_is_cancelled_leaves_no_file()
    {
        using CancellationTokenSource source = new();

        Assert.Throws<OperationCanceledException>(() =>
            _memory.Save(Meta, Pages, new() { Progress = new Steps(_ => source.Cancel()), CancellationToken = source.Token }));

        Assert.Empty(_directory.Names);
        _memory.Save(Meta, Pages);
    }

    [Theory]
    [InlineData(MemoryLoadMode.Eager)]
    [InlineData(MemoryLoadMode.Mapped)]
    public void A_load_that_is_cancelled_ends_by_that(MemoryLoadMode mode)
    {
        _memory.Save(Meta, Pages);

        Assert.Throws<OperationCanceledException>(() =>
            MemoryFile.Load("progress", Meta, Pages, new() { Mode = mode, CancellationToken = new CancellationToken(canceled: true) }));
    }

    [Fact]
    public void What_progress_throws_ends_a_save_and_a_load()
    {
        Steps failing = new(static _ => throw new InvalidOperationException("enough"));
        Assert.Throws<InvalidOperationException>(() => _memory.Save(Meta, Pages, new() { Progress = failing }));
        Assert.Empty(_directory.Names);
        _memory.Save(Meta, Pages);

        Assert.Throws<InvalidOperationException>(() => MemoryFile.Load("progress", Meta, Pages, new() { Progress = failing }));
    }

    private sealed class Steps(Action<MemoryProgress> then) : IProgress<MemoryProgress>
    {
        public List<MemoryProgress> All { get; } = [];

        public void Report(MemoryProgress value)
        {
            All.Add(value);
            then(value);
        }
    }
}
