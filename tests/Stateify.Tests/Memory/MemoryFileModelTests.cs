using FsCheck;
using FsCheck.Fluent;
using Stateify.Memory;

namespace Stateify.Tests.Memory;

public sealed class MemoryFileModelTests
{
    private const int Page = MemoryFile.PageSize;

    [Fact]
    public void Random_operations_do_what_a_table_of_pages_does()
    {
        using TemporaryDirectory directory = new();
        Prop.ForAll(Gen.Choose(1, int.MaxValue - 1).ToArbitrary(), seed => Run(seed, directory))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static void Run(int seed, TemporaryDirectory directory)
    {
        Random random = new(seed);
        MemoryFile memory = MemoryFile.Create("model");
        PageTable model = new();
        try
        {
            for (int step = 0; step < 80; step++)
            {
                switch (random.Next(20))
                {
                    case < 6:
                        int length = random.Next(1, 9);
                        Assert.Equal(model.Allocate(length), memory.Allocate(length * Page).Offset / Page);
                        break;
                    case < 10 when model.RandomRun(random) is { } run:
                        memory.GetSpan((long)run.First * Page, run.Count * Page).Fill((byte)step);
                        model.Write(run, (byte)step);
                        break;
                    case < 12 when model.RandomRun(random) is { } run:
                        memory.AddReference(RangeOf(run));
                        model.Change(run, 1);
                        break;
                    case < 17 when model.RandomRun(random) is { } run:
                        memory.Release(RangeOf(run));
                        model.Change(run, -1);
                        break;
                    case 17 when model.RandomRun(random) is { } run:
                        memory.Decommit(RangeOf(run));
                        model.Decommit(run);
                        break;
                    case 18:
                        memory = Reload(memory, directory);
                        model.DropZeroPages();
                        break;
                }
                model.AssertSame(memory);
            }
            model.AssertHolesReadAsZero(memory);
        }
        finally
        {
            memory.Dispose();
        }
    }

    private static MemoryFile Reload(MemoryFile memory, TemporaryDirectory directory)
    {
        memory.Save(directory["meta"], directory["pages"]);
        memory.Dispose();
        return MemoryFile.Load("model", directory["meta"], directory["pages"]);
    }

    private static PageRange RangeOf((int First, int Count) run) => new((long)run.First * Page, run.Count * Page);

    /// <summary>The memory file as plain as it can be: one reference count, one fill value and one flag for each page.</summary>
    private sealed class PageTable
    {
        private const int Pages = 1024;

        private readonly int[] _references = new int[Pages];
        private readonly byte[] _values = new byte[Pages];
        private readonly bool[] _committed = new bool[Pages];

        public int Allocate(int count)
        {
            int first = 0;
            while (_references.AsSpan(first, count).ContainsAnyExcept(0))
                first++;
            _references.AsSpan(first, count).Fill(1);
            return first;
        }

        public (int First, int Count)? RandomRun(Random random)
        {
            int first = random.Next(60);
            int count = 0;
            while (_references[first + count] > 0 && count < 6)
                count++;
            return count == 0 ? null : (first, random.Next(1, count + 1));
        }

        public void Write((int First, int Count) run, byte value)
        {
            _values.AsSpan(run.First, run.Count).Fill(value);
            _committed.AsSpan(run.First, run.Count).Fill(true);
        }

        public void Change((int First, int Count) run, int change)
        {
            for (int page = run.First; page < run.First + run.Count; page++)
            {
                _references[page] += change;
                if (_references[page] == 0)
                    Decommit((page, 1));
            }
        }

        public void Decommit((int First, int Count) run)
        {
            _values.AsSpan(run.First, run.Count).Clear();
            _committed.AsSpan(run.First, run.Count).Clear();
        }

        public void DropZeroPages()
        {
            for (int page = 0; page < Pages; page++)
                _committed[page] &= _values[page] != 0;
        }

        public void AssertSame(MemoryFile memory)
        {
            MemoryFileUsage usage = memory.Usage;
            Assert.Equal(_references.Count(static references => references > 0) * (long)Page, usage.AllocatedBytes);
            Assert.Equal(_committed.Count(static committed => committed) * (long)Page, usage.CommittedBytes);

            // Holes are left alone: reading one would commit its page.
            for (int page = 0; page < Pages; page++)
            {
                if (_committed[page])
                    Assert.False(memory.GetSpan((long)page * Page, Page).ContainsAnyExcept(_values[page]));
            }
        }

        public void AssertHolesReadAsZero(MemoryFile memory)
        {
            for (int page = 0; page < Pages; page++)
            {
                if (_references[page] > 0 && !_committed[page])
                    Assert.False(memory.GetSpan((long)page * Page, Page).ContainsAnyExcept((byte)0));
            }
        }
    }
}
