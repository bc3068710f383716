using System.Buffers;
using System.Text;
using Stateify.Files;
using Stateify.Tests.Golden;
using Stateify.Tests.Graph;

namespace Stateify.Tests.Files;

public sealed class StateFileProtectionTests : IDisposable
{
    private const int Frame = StateFileFormat.FrameSize;

    private static readonly Dictionary<string, string> Metadata = new() { ["level"] = "3" };

    private readonly StateKey _key = new(StateFileBytes.Random(StateKey.Size));
    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<StateFileProtection> Protections => [StateFileProtection.Authenticated, StateFileProtection.Encrypted];

    public void Dispose()
    {
        _key.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void A_graph_comes_back_with_the_key_it_was_saved_with(StateFileProtection protection)
    {
        string path = _directory["world.state"];

        StateFile.Save(path, GoldenWorld.Create(), Metadata, fileOptions: Options(protection));

        StateFileReaderOptions options = new() { Key = _key };
        Isomorphism.Demand(GoldenWorld.Create(), StateFile.Load<GoldenWorld>(path, fileOptions: options)!);
        Assert.True(StateFile.CanLoad(path, fileOptions: options).CanLoad);
        Assert.NotEqual(0, StateFile.ReadStatistics(path, fileOptions: options).Objects);
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void Sections_of_any_length_come_back(StateFileProtection protection)
    {
        foreach (int length in (int[])[0, 1, Frame - 1, Frame, Frame + 1, (19 * Frame) + 5])
        {
            byte[] bytes = StateFileBytes.Random(length);

            byte[] file = StateFileBytes.Write(Options(protection), Metadata, ("before", [9]), ("s", bytes), ("empty", []), ("after", [8]));

            Dictionary<string, byte[]> sections = StateFileBytes.ReadAll(file, _key);
            Assert.Equal(["before", "s", "empty", "after"], sections.Keys);
            Assert.Equal([9], sections["before"]);
            Assert.True(bytes.AsSpan().SequenceEqual(sections["s"]));
            Assert.Equal([8], sections["after"]);
        }
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void The_contents_do_not_depend_on_how_they_are_cut_into_writes(StateFileProtection protection)
    {
        byte[] bytes = StateFileBytes.Random((FrameBatch.Capacity * Frame) + (3 * Frame) + 777);
        Random random = new(5);
        string path = _directory["a.state"];
        using (StateFileWriter file = StateFileWriter.Create(path, null, Options(protection)))
        {
            using (StateFileSectionWriter section = file.BeginSection("s"))
            {
                for (int done = 0; done < bytes.Length;)
                {
                    int count = Math.Min(bytes.Length - done, random.Next(1, random.Next(3) == 0 ? 5 * Frame : 5000));
                    if (random.Next(2) == 0)
                        section.Write(bytes.AsSpan(done, count));
                    else
                        ((IBufferWriter<byte>)section).Write(bytes.AsSpan(done, count));
                    done += count;
                }
                Assert.Equal(bytes.Length, section.BytesWritten);
            }
            file.Commit();
        }

        Assert.True(bytes.AsSpan().SequenceEqual(StateFileBytes.ReadAll(File.ReadAllBytes(path), _key)["s"]));
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void Keys_that_do_not_fit_the_file_are_told_apart(StateFileProtection protection)
    {
        using StateKey other = new(StateFileBytes.Random(StateKey.Size, seed: 2));
        byte[] keyed = StateFileBytes.Write(Options(protection), Metadata, ("s", [1]));
        byte[] unkeyed = StateFileBytes.Write(null, Metadata, ("s", [1]));

        Assert.Equal(StateFileErrorCode.WrongKey, CodeOf(keyed, other));
        Assert.Equal(StateFileErrorCode.KeyRequired, CodeOf(keyed, null));
        Assert.Equal(StateFileErrorCode.KeyNotExpected, CodeOf(unkeyed, _key));

        static StateFileErrorCode CodeOf(byte[] file, StateKey? key) =>
            Assert.Throws<StateFileException>(() => StateFileBytes.Open(file, key)).Code;
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void Metadata_and_protection_are_readable_without_the_key(StateFileProtection protection)
    {
        string path = _directory["a.state"];
        File.WriteAllBytes(path, StateFileBytes.Write(Options(protection), Metadata, ("s", [1])));

        StateFileHeader header = StateFileReader.ReadHeader(path);

        Assert.Equal(2u, header.FormatVersion);
        Assert.Equal(protection, header.Protection);
        Assert.Equal(Metadata, header.Metadata);
    }

    [Fact]
    public void Only_an_encrypted_file_hides_what_is_in_it()
    {
        byte[] secret = Encoding.ASCII.GetBytes("the password is swordfish");

        byte[] authenticated = StateFileBytes.Write(Options(StateFileProtection.Authenticated), null, ("s", secret));
        byte[] encrypted = StateFileBytes.Write(Options(StateFileProtection.Encrypted), null, ("s", secret));

        Assert.True(authenticated.AsSpan().IndexOf(secret) >= 0);
        Assert.True(encrypted.AsSpan().IndexOf("swordfish"u8) < 0);
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void Two_protected_files_of_the_same_contents_have_no_key_in_common(StateFileProtection protection)
    {
        byte[] first = StateFileBytes.Write(Options(protection), null, ("s", new byte[64]));
        byte[] second = StateFileBytes.Write(Options(protection), null, ("s", new byte[64]));

        const int Tail = 48;
        Assert.Equal(first.Length, second.Length);
        Assert.NotEqual(first[..^Tail], second[..^Tail]);
        byte[] spliced = [.. first[..(first.Length / 2)], .. second[(second.Length / 2)..]];
        Assert.Throws<StateFileException>(() => StateFileBytes.ReadAll(spliced, _key));
    }

    [Fact]
    public void The_key_can_be_disposed_when_the_file_is_open()
    {
        byte[] file;
        using (StateKey key = new(StateFileBytes.Random(StateKey.Size)))
            file = StateFileBytes.Write(Options(StateFileProtection.Encrypted, key), null, ("s", [1, 2]));
        StateKey again = new(StateFileBytes.Random(StateKey.Size));
        using StateFileReader reader = StateFileBytes.Open(file, again);

        again.Dispose();

        Assert.Equal([1, 2], reader.ReadSection("s").ToArray());
        Assert.Throws<ObjectDisposedException>(() => StateFileBytes.Open(file, again));
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused_before_there_is_a_file()
    {
        Assert.Throws<ArgumentException>(() => Create(new() { Key = _key }));
        Assert.Throws<ArgumentException>(() => Create(new() { Protection = StateFileProtection.Encrypted }));
        Assert.Throws<ArgumentException>(() => Create(new() { Protection = (StateFileProtection)3, Key = _key }));
        Assert.Throws<ArgumentException>(() => new StateKey(new byte[31]));
        Assert.Throws<ArgumentException>(() => new StateKey(new byte[33]));
        Assert.Empty(_directory.Names);

        void Create(StateFileWriterOptions options) => StateFileWriter.Create(_directory["a.state"], null, options).Dispose();
    }

    private StateFileWriterOptions Options(StateFileProtection protection, StateKey? key = null) =>
        new() { Protection = protection, Key = key ?? _key };
}
