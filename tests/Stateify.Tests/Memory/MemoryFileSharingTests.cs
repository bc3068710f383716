using Stateify.Memory;

namespace Stateify.Tests.Memory;

/// <summary>Two threads work with one memory file, each with pages of its own, while the file is saved now and then.</summary>
public sealed class MemoryFileSharingTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;
    private const int Threads = 2;
    private const int Steps = 25_000;
    private const int StepsPerSave = 250;

    private readonly TemporaryDirectory _directory = TemporaryDirectory.InMemory();

    // Whoever writes holds it for reading, and whoever saves for writing: nobody may write during a save.
    private readonly ReaderWriterLockSlim _gate = new();

    public void Dispose()
    {
        _gate.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(MemoryBackingKind.Memfd)]
    [InlineData(MemoryBackingKind.Portable)]
    public void Threads_do_not_disturb_each_other(MemoryBackingKind backing)
    {
        using MemoryFile memory = MemoryFile.Create("sharing", new() { Backing = backing });
        Owner[] owners = [.. Enumerable.Range(1, Threads).Select(seed => new Owner(memory, seed))];
        Save(memory, owners);

        Thread[] threads = [.. owners.Select(owner => new Thread(() => owner.Try(() => Run(owner, () => Save(memory, owners)))))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());

        Assert.All(owners, static owner => Assert.Null(owner.Failure));
        foreach (Owner owner in owners)
        {
            owner.AssertContents(memory);
            owner.ReleaseAll();
        }
        Assert.Equal(0, memory.Usage.AllocatedBytes);
    }

    private void Run(Owner owner, Action save)
    {
        for (int step = 1; step <= Steps; step++)
        {
            _gate.EnterReadLock();
            try
            {
                owner.Step((byte)step);
            }
            finally
            {
                _gate.ExitReadLock();
            }
            if (step % StepsPerSave == 0)
                save();
        }
    }

    private void Save(MemoryFile memory, Owner[] owners)
    {
        _gate.EnterWriteLock();
        try
        {
            string parent = _directory["0.meta"];
            if (!File.Exists(parent))
            {
                memory.Save(parent, _directory["0.pages"], new() { TrackWrites = true });
                return;
            }
            memory.SaveDelta(_directory["1.meta"], _directory["1.pages"], parent, new() { Overwrite = true });
            using MemoryFile loaded = MemoryChain.Load("loaded", [new(parent, _directory["0.pages"]), new(_directory["1.meta"], _directory["1.pages"])]);
            Assert.Equal(memory.AllocatedBytesByKind, loaded.AllocatedBytesByKind);
            foreach (Owner owner in owners)
                owner.AssertContents(loaded);
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>The pages of one thread, with what it has written.</summary>
    private sealed class Owner(MemoryFile memory, int seed)
    {
        private readonly Random _random = new(seed);
        private readonly List<Held> _held = [];

        public Exception? Failure { get; private set; }

        public void Try(Action action)
        {
            try
            {
                action();
            }
            catch (Exception error)
            {
                Failure = error;
            }
        }

        public void Step(byte value)
        {
            int index = _random.Next(_held.Count + 1);
            if (index == _held.Count)
            {
                Allocate();
                return;
            }
            Held held = _held[index];
            held.AssertContents(memory);
            switch (_random.Next(6))
            {
                case 0:
                    memory.AddReference(held.Range);
                    held.References++;
                    break;
                case 1:
                    memory.Decommit(held.Range);
                    held.Value = 0;
                    break;
                case 2:
                    memory.GetSpan(held.Range.Offset, (int)held.Range.Length).Fill(value);
                    held.Value = value;
                    break;
                default:
                    memory.Release(held.Range);
                    if (--held.References == 0)
                        _held.RemoveAt(index);
                    break;
            }
        }

        public void AssertContents(MemoryFile target) => _held.ForEach(held => held.AssertContents(target));

        public void ReleaseAll()
        {
            foreach (Held held in _held)
            {
                for (; held.References > 0; held.References--)
                    memory.Release(held.Range);
            }
        }

        private void Allocate()
        {
            PageAllocationOptions options = new() { Direction = (AllocationDirection)_random.Next(2), Kind = (PageKind)_random.Next(4) };
            Held held = new(memory.Allocate(_random.Next(1, 9) * Page, options));
            held.AssertContents(memory);
            _held.Add(held);
        }
    }

    private sealed class Held(PageRange range)
    {
        public PageRange Range => range;

        public int References { get; set; } = 1;

        public byte Value { get; set; }

        public void AssertContents(MemoryFile memory) =>
            Assert.False(memory.GetSpan(range.Offset, (int)range.Length).ContainsAnyExcept(Value));
    }
}
