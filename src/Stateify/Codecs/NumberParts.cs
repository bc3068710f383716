using System.Collections;
using Stateify.Contract;
using Stateify.Graph;
using Words = Stateify.Contract.ArrayReference<int, Stateify.Contract.Scalar<int>>;

namespace Stateify.Codecs;

/// <summary>Versions: two to four numbers, -1 for those that are missing.</summary>
internal readonly struct VersionParts : IBuilt<Version>
{
    public static int Width => 4 * sizeof(int);

    public static void Describe(SchemaBuilder schema)
    {
        foreach (string part in (string[])["major", "minor", "build", "revision"])
            schema.Add(part, Scalar<int>.Schema);
    }

    public static void Save(Version obj, RowWriter row)
    {
        row.Write(0, obj.Major);
        row.Write(4, obj.Minor);
        row.Write(8, obj.Build);
        row.Write(12, obj.Revision);
    }

    public static Version Build(RowReader row)
    {
        (int major, int minor, int build, int revision) =
            (row.Read<int>(0), row.Read<int>(4), row.Read<int>(8), row.Read<int>(12));
        return (build, revision) switch
        {
            (-1, -1) => new Version(major, minor),
            (_, -1) => new Version(major, minor, build),
            _ => new Version(major, minor, build, revision),
        };
    }
}

/// <summary>Arrays of bits: 32 to an integer, the lowest first.</summary>
internal readonly struct BitArrayParts : IBuilt<BitArray>
{
    private const int LengthAt = 4;

    public static int Width => LengthAt + sizeof(int);

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("bits", Words.Schema);
        schema.Add("length", Scalar<int>.Schema);
    }

    public static void Save(BitArray obj, RowWriter row)
    {
        int[] words = new int[(obj.Length + 31) >>> 5];
        obj.CopyTo(words, 0);
        Words.Write(row, words);
        row.Write(LengthAt, obj.Length);
    }

    public static BitArray Build(RowReader row)
    {
        int[] words = Words.Read(row)!;
        int length = row.Read<int>(LengthAt);
        if (length < 0 || words.Length != (int)(((uint)length + 31) >>> 5))
            throw StateErrors.Corrupt("An array of bits is longer or shorter than its bytes.");
        return new BitArray(words) { Length = length };
    }
}
