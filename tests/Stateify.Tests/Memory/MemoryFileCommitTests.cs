using Stateify.Memory;
using Stateify.Tests.Files;

namespace Stateify.Tests.Memory;

public sealed class MemoryFileCommitTests : IDisposable
{
    private const string Meta = "/disk/pages_meta.img";
    private const string Pages = "/disk/pages.img";

    private readonly TemporaryDirectory _directory = new();
    private readonly MemoryFile _memory = MemoryFile.Create("commit");

    public MemoryFileCommitTests()
    {
        _memory.Allocate(4 * MemoryFile.PageSize);
        Fill(1);
    }

    public void Dispose()
    {
        _memory.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_death_anywhere_but_between_the_two_renames_leaves_a_whole_image_and_there_it_is_found()
    {
        VolatileDisk older = Save(new VolatileDisk());
        Fill(2);
        int operations = Save(Seeded(older, new VolatileDisk())).Operations;
        int refused = 0;
        for (int dieAt = 1; dieAt <= operations; dieAt++)
        {
            VolatileDisk disk = Seeded(older, new VolatileDisk { DieAt = dieAt });

            Assert.Throws<DiedException>(() => Save(disk));

            int? found = Load(disk.AfterProcessDeath);
            refused += found is null ? 1 : 0;
            Assert.True(found is null || found == (dieAt == operations ? 2 : 1));
        }

        // Flushing the directory after the first rename, and the second rename itself.
        Assert.Equal(2, refused);
    }

    [Theory]
    [InlineData(28, MemoryFileErrorCode.ImageNoSpace)]
    [InlineData(5, MemoryFileErrorCode.ImageUnavailable)]
    public void A_failure_of_any_operation_is_typed_and_leaves_no_temporary_file(int error, MemoryFileErrorCode code)
    {
        VolatileDisk older = Save(new VolatileDisk());
        int operations = Save(Seeded(older, new VolatileDisk())).Operations;
        for (int failAt = 1; failAt <= operations; failAt++)
        {
            VolatileDisk disk = Seeded(older, new VolatileDisk { FailAt = failAt, FailWith = new IOException("injected", error) });

            Assert.Equal(code, Assert.Throws<MemoryFileException>(() => Save(disk)).Code);

            Assert.Equal([Pages, Meta], disk.AfterProcessDeath.Keys.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("meta", "pages")]
    [InlineData("meta", null)]
    [InlineData(null, "pages")]
    public void Files_are_not_overwritten_without_leave(string? meta, string? pages)
    {
        _memory.Save(_directory["parent"], _directory["parent.pages"], new() { PageHashes = true });
        MemoryImage taken = new(_directory[meta ?? "free"], _directory[pages ?? "free"]);
        foreach (string name in new[] { meta, pages }.OfType<string>())
            File.WriteAllText(_directory[name], name);
        string[] names = _directory.Names;
        MemoryImage parent = new(_directory["parent"], _directory["parent.pages"]);

        AssertRefused(taken, () => _memory.Save(taken.MetaPath, taken.PagesPath));
        AssertRefused(taken, () => _memory.SaveDelta(taken.MetaPath, taken.PagesPath, parent.MetaPath));
        AssertRefused(taken, () => MemoryChain.Fold([parent], taken));
        using (MemorySnapshot snapshot = _memory.TakeSnapshot())
        {
            AssertRefused(taken, () => snapshot.Save(taken.MetaPath, taken.PagesPath));
            AssertRefused(taken, () => snapshot.SaveDelta(taken.MetaPath, taken.PagesPath, parent.MetaPath));
        }

        Assert.Equal(names, _directory.Names);
        _memory.Save(taken.MetaPath, taken.PagesPath, new() { Overwrite = true });
        MemoryFile.Load("loaded", taken.MetaPath, taken.PagesPath).Dispose();
    }

    [Fact]
    public void A_file_that_comes_while_pages_are_saved_is_not_overwritten_without_leave()
    {
        Intruder intruder = new(() => File.WriteAllText(_directory["meta"], "theirs"));

        AssertRefused(new(_directory["meta"], ""), () => _memory.Save(_directory["meta"], _directory["pages"], new() { Progress = intruder }));

        Assert.Equal("theirs", File.ReadAllText(_directory["meta"]));
    }

    private static void AssertRefused(MemoryImage taken, Action save)
    {
        MemoryFileException error = Assert.Throws<MemoryFileException>(save);
        Assert.Equal(MemoryFileErrorCode.ImageAlreadyExists, error.Code);
        Assert.Contains("verwrite", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Path, new[] { taken.MetaPath, taken.PagesPath });
    }

    private static VolatileDisk Seeded(VolatileDisk older, VolatileDisk disk)
    {
        foreach ((string path, byte[] bytes) in older.AfterPowerLoss)
            disk.Seed(path, bytes);
        return disk;
    }

    private void Fill(byte value)
    {
        _memory.GetSpan(0, MemoryFile.PageSize).Fill(value);
        _memory.GetSpan(2 * MemoryFile.PageSize, MemoryFile.PageSize).Fill(value);
    }

    private VolatileDisk Save(VolatileDisk disk)
    {
        _memory.Save(Meta, Pages, disk, new() { Overwrite = true });
        return disk;
    }

    private int? Load(IReadOnlyDictionary<string, byte[]> disk)
    {
        File.WriteAllBytes(_directory["meta"], disk[Meta]);
        File.WriteAllBytes(_directory["pages"], disk[Pages]);
        try
        {
            using MemoryFile memory = MemoryFile.Load("commit", _directory["meta"], _directory["pages"]);
            return memory.GetSpan(0, 1)[0];
        }
        catch (MemoryFileException error) when (error.Code == MemoryFileErrorCode.ImagePagesCorrupt)
        {
            return null;
        }
    }

    private sealed class Intruder(Action comes) : IProgress<MemoryProgress>
    {
        public void Report(MemoryProgress value) => comes();
    }
}
