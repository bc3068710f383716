using FsCheck;
using FsCheck.Fluent;
using Stateify.Memory;

namespace Stateify.Tests.Memory;

public sealed class MemoryFileModelTests
{
    private const int Page = MemoryFile.PageSize;
    private const int Programs = 200;
    private const int Steps = 500;

    [Fact]
    public void A_hundred_thousand_random_operations_do_what_a_table_of_pages_does()
    {
        using TemporaryDirectory directory = TemporaryDirectory.InMemory();
        Prop.ForAll(Gen.Choose(1, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            using MemoryProgram program = new(seed, directory);
            program.Run(Steps);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Programs));
    }

    /// <summary>One random program, and what it has made so far.</summary>
    private sealed class MemoryProgram : IDisposable
    {
        private const int LongestChain = 4;
        private const int LargestRun = 6;

        private readonly Random _random;
        private readonly TemporaryDirectory _directory;
        private readonly long _limit;
        private readonly bool _usesHugePages;
        private readonly PageTable _model;
        private readonly List<MemoryImage> _chain = [];
        private readonly List<int> _allocations = [];
        private MemoryFile _memory;
        private bool _knowsCommitted;
        private MemorySnapshot? _snapshot;
        private PageTable? _snapshotModel;

        public MemoryProgram(int seed, TemporaryDirectory directory)
        {
            _random = new Random(seed);
            _directory = directory;
            _usesHugePages = _random.Next(2) == 0;
            _limit = _random.Next(2) == 0 ? 100 : 4000;
            _model = new PageTable(_limit);
            MemoryFileOptions options = RandomOptions();
            _memory = MemoryFile.Create("model", options);

            // A huge page is committed as a whole.
            _knowsCommitted = options.Backing == MemoryBackingKind.Memfd && !_usesHugePages;
        }

        public void Run(int steps)
        {
            for (int step = 1; step <= steps; step++)
            {
                Step((byte)step);
                Assert.Equal((long)_model.Allocated * Page, _memory.Usage.AllocatedBytes);
                if (_knowsCommitted)
                    Assert.Equal((long)_model.Committed * Page, _memory.Usage.CommittedBytes);
            }
            _model.AssertSame(_memory, readsHoles: true);
        }

        public void Dispose()
        {
            _snapshot?.Dispose();
            _memory.Dispose();
        }

        private void Step(byte value)
        {
            switch (_random.Next(200))
            {
                case < 60:
                    Allocate();
                    break;
                case < 110 when RandomRun(LargestRun) is { } run:
                    _model.AssertSame(_memory, run);
                    _memory.GetSpan((long)run.First * Page, run.Count * Page).Fill(value);
                    _model.Write(run, value);
                    _model.AssertSame(_memory, run);
                    break;
                case < 130 when RandomRun(LargestRun) is { } run:
                    _memory.AddReference(RangeOf(run));
                    _model.Change(run, 1);
                    break;
                case < 180 when RandomRun(2 * PageTable.HugePage) is { } run:
                    _memory.Release(RangeOf(run));
                    _model.Change(run, -1);
                    break;
                case < 196 when RandomRun(LargestRun) is { } run:
                    _memory.Decommit(RangeOf(run));
                    _model.Decommit(run);
                    break;
                case 196:
                    Save();
                    break;
                case 197:
                    Save();
                    Load();
                    break;
                case 198 when _snapshot is null:
                    _snapshot = _memory.TakeSnapshot();
                    _snapshotModel = _model.Copy();
                    _knowsCommitted = false;
                    break;
                case 198:
                    EndSnapshot();
                    break;
                default:
                    Allocate();
                    break;
            }
        }

        private void Allocate()
        {
            PageAllocationOptions options = new()
            {
                Direction = (AllocationDirection)_random.Next(2),
                Kind = (PageKind)(_random.Next(3) * 100),
                HugePages = _usesHugePages && _random.Next(10) == 0,
            };
            int pages = options.HugePages ? _random.Next(1, 3) * PageTable.HugePage : _random.Next(1, 9);
            int expected = _model.Allocate(pages, options);
            if (expected < 0)
            {
                MemoryFileException error = Assert.Throws<MemoryFileException>(() => _memory.Allocate((long)pages * Page, options));
                Assert.Equal(MemoryFileErrorCode.LimitReached, error.Code);
                return;
            }
            Assert.Equal(expected, _memory.Allocate((long)pages * Page, options).Offset / Page);
            _allocations.Add(expected);
        }

        /// <summary>Saves a full image, or what has changed since the last one.</summary>
        private void Save()
        {
            EndSnapshot();
            if (_chain.Count == LongestChain)
                _chain.Clear();
            MemoryImage image = new(_directory[$"{_chain.Count}.meta"], _directory[$"{_chain.Count}.pages"]);
            MemorySaveOptions options = new() { PageHashes = true, TrackWrites = _random.Next(2) == 0, Overwrite = true };
            if (_chain.Count == 0)
                _memory.Save(image.MetaPath, image.PagesPath, options);
            else
                _memory.SaveDelta(image.MetaPath, image.PagesPath, _chain[^1].MetaPath, options);
            _chain.Add(image);
        }

        private void Load()
        {
            _memory.Dispose();
            MemoryLoadMode mode = _chain.Count == 1 ? (MemoryLoadMode)_random.Next(3) : MemoryLoadMode.Eager;
            MemoryFileOptions options = RandomOptions();
            _memory = MemoryChain.Load("model", _chain, new() { Mode = mode, File = options });
            _model.DropZeroPages();
            _knowsCommitted = options.Backing == MemoryBackingKind.Memfd && !_usesHugePages && mode == MemoryLoadMode.Eager;
            _model.AssertSame(_memory, readsHoles: false);
        }

        /// <summary>Whatever was done since it was taken, a snapshot has what was there then.</summary>
        private void EndSnapshot()
        {
            if (_snapshot is null)
                return;
            MemoryImage image = new(_directory["snapshot.meta"], _directory["snapshot.pages"]);
            _snapshot.Save(image.MetaPath, image.PagesPath, new() { Overwrite = true });
            _snapshot.Dispose();
            _snapshot = null;
            using MemoryFile loaded = MemoryFile.Load("snapshot", image.MetaPath, image.PagesPath);
            _snapshotModel!.AssertSame(loaded, readsHoles: true);
        }

        private MemoryFileOptions RandomOptions() =>
            new() { Backing = _random.Next(3) == 0 ? MemoryBackingKind.Portable : MemoryBackingKind.Memfd, Limit = _limit * Page };

        /// <summary>Some pages that are allocated; null if there are none.</summary>
        private (int First, int Count)? RandomRun(int most)
        {
            while (_allocations.Count > 0)
            {
                int index = _random.Next(_allocations.Count);
                int first = _allocations[index];
                if ((_model.RunAt(first + _random.Next(LargestRun), most, _random) ?? _model.RunAt(first, most, _random)) is { } run)
                    return run;
                _allocations.RemoveAt(index);
            }
            return null;
        }

        private static PageRange RangeOf((int First, int Count) run) => new((long)run.First * Page, (long)run.Count * Page);
    }
}
