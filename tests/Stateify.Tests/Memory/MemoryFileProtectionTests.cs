using Stateify.Memory;

namespace Stateify.Tests.Memory;

public sealed class MemoryFileProtectionTests : IDisposable
{
    private const int Page = MemoryFile.PageSize;

    private readonly TemporaryDirectory _directory = new();
    private readonly StateKey _key = KeyOf(1);
    private readonly StateKey _otherKey = KeyOf(2);

    public static TheoryData<StateFileProtection> Protections => [StateFileProtection.Authenticated, StateFileProtection.Encrypted];

    private string Meta => _directory["pages_meta.img"];

    private string Pages => _directory["pages.img"];

    public void Dispose()
    {
        _directory.Dispose();
        _key.Dispose();
        _otherKey.Dispose();
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void A_protected_image_survives_a_save_and_load(StateFileProtection protection)
    {
        using MemoryFile saved = Memory();
        Save(saved, protection);

        using MemoryFile loaded = Load(_key);

        Assert.Equal(saved.Usage.AllocatedBytes, loaded.Usage.AllocatedBytes);
        AssertSame(saved, loaded);
    }

    [Fact]
    public void Only_an_encrypted_image_hides_the_pages()
    {
        using MemoryFile saved = Memory();
        byte[] page = saved.GetSpan(0, Page).ToArray();

        Save(saved, StateFileProtection.Authenticated);
        Assert.True(File.ReadAllBytes(Pages).AsSpan().IndexOf(page) >= 0);

        Save(saved, StateFileProtection.Encrypted);
        Assert.Equal(-1, File.ReadAllBytes(Pages).AsSpan().IndexOf(page.AsSpan(0, 16)));
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void A_wrong_a_missing_and_a_needless_key_are_different_errors(StateFileProtection protection)
    {
        using MemoryFile saved = Memory();
        Save(saved, protection);
        AssertCode(MemoryFileErrorCode.WrongKey, () => Load(_otherKey).Dispose());
        AssertCode(MemoryFileErrorCode.KeyRequired, () => Load(null).Dispose());

        saved.Save(Meta, Pages, new() { Overwrite = true });
        AssertCode(MemoryFileErrorCode.KeyNotExpected, () => Load(_key).Dispose());
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void A_flip_of_any_byte_is_a_typed_error(StateFileProtection protection)
    {
        using MemoryFile saved = Memory();
        Save(saved, protection);
        AssertEveryFlipIsFound(Meta, 1);
        AssertEveryFlipIsFound(Pages, 61);
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void Pages_of_another_image_of_the_same_key_are_refused(StateFileProtection protection)
    {
        using MemoryFile saved = Memory();
        Save(saved, protection);
        byte[] older = File.ReadAllBytes(Pages);
        saved.GetSpan(0, 1)[0] ^= 1;
        Save(saved, protection);

        File.WriteAllBytes(Pages, older);

        AssertCode(MemoryFileErrorCode.ImagePagesCorrupt, () => Load(_key).Dispose());
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void Runs_that_change_places_are_refused(StateFileProtection protection)
    {
        using MemoryFile saved = Memory();
        Save(saved, protection);
        byte[] pages = File.ReadAllBytes(Pages);

        File.WriteAllBytes(Pages, [.. pages[(2 * Page)..(3 * Page)], .. pages[Page..(2 * Page)], .. pages[..Page], .. pages[(3 * Page)..]]);

        AssertCode(MemoryFileErrorCode.ImagePagesCorrupt, () => Load(_key).Dispose());
    }

    [Fact]
    public void A_forger_without_the_key_cannot_make_an_extent_that_a_mapped_file_hands_out()
    {
        using MemoryFile saved = Memory();
        Save(saved, StateFileProtection.Authenticated);
        using (FileStream pages = File.OpenWrite(Pages))
            pages.WriteByte(0x55);

        using MemoryFile loaded = Load(_key, MemoryLoadMode.Mapped);

        AssertCode(MemoryFileErrorCode.ImagePagesCorrupt, () => { loaded.GetSpan(0, 1); });
        Assert.True(loaded.GetSpan(2 * Page, Page).SequenceEqual(saved.GetSpan(2 * Page, Page)));
    }

    [Fact]
    public void An_encrypted_image_cannot_be_mapped()
    {
        using MemoryFile saved = Memory();
        Save(saved, StateFileProtection.Encrypted);

        AssertCode(MemoryFileErrorCode.ImageNotMappable, () => Load(_key, MemoryLoadMode.Mapped).Dispose());
        AssertCode(MemoryFileErrorCode.WrongKey, () => Load(_otherKey, MemoryLoadMode.Mapped).Dispose());
    }

    [Fact]
    public void A_key_without_protection_and_protection_without_a_key_are_mistakes()
    {
        using MemoryFile saved = Memory();

        Assert.Throws<ArgumentException>(() => saved.Save(Meta, Pages, new() { Key = _key }));
        Assert.Throws<ArgumentException>(() => saved.Save(Meta, Pages, new() { Protection = StateFileProtection.Encrypted }));
        Assert.Empty(_directory.Names);
    }

    private static StateKey KeyOf(byte value)
    {
        Span<byte> bytes = stackalloc byte[StateKey.Size];
        bytes.Fill(value);
        return new StateKey(bytes);
    }

    private static void AssertCode(MemoryFileErrorCode code, Action action) =>
        Assert.Equal(code, Assert.Throws<MemoryFileException>(action).Code);

    private static void AssertSame(MemoryFile expected, MemoryFile actual) =>
        Assert.True(expected.GetSpan(0, 16 * Page).SequenceEqual(actual.GetSpan(0, 16 * Page)));

    /// <summary>Runs of one, one, one and three pages.</summary>
    private static MemoryFile Memory()
    {
        MemoryFile memory = MemoryFile.Create("protected");
        memory.Allocate(16 * Page);
        Random random = new(9);
        foreach (int page in (int[])[0, 2, 4, 6, 7, 8])
            random.NextBytes(memory.GetSpan(page * Page, Page));
        return memory;
    }

    private void AssertEveryFlipIsFound(string path, int step)
    {
        byte[] bytes = File.ReadAllBytes(path);
        for (int i = 0; i < bytes.Length; i += step)
        {
            bytes[i] ^= 0x10;
            File.WriteAllBytes(path, bytes);
            Assert.Throws<MemoryFileException>(() => Load(_key).Dispose());
            bytes[i] ^= 0x10;
        }
        File.WriteAllBytes(path, bytes);
    }

    private void Save(MemoryFile memory, StateFileProtection protection) =>
        memory.Save(Meta, Pages, new() { Protection = protection, Key = _key, Overwrite = true });

    private MemoryFile Load(StateKey? key, MemoryLoadMode mode = MemoryLoadMode.Eager) =>
        MemoryFile.Load("protected", Meta, Pages, new() { Key = key, Mode = mode });
}
