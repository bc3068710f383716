using System.Buffers.Binary;
using System.Globalization;
using Stateify.Memory;

namespace Stateify.Fuzz;

/// <summary>
/// Changes what a checkpoint, or the metadata of pages, says, in a file that is sound otherwise: numbers in the tables of pages, the order,
/// the names and the contents of sections, the metadata.
/// </summary>
internal sealed class PartsMutation
{
    private const int MostChanges = 4;
    private const int LongestCut = 64;

    private readonly FileParts _parts;
    private readonly Func<Random, byte[]>? _mutateGraph;
    private readonly Random _random;
    private readonly FileParts _other;

    private PartsMutation(FileParts parts, Func<Random, byte[]>? mutateGraph, Random random, FileParts other)
    {
        _parts = parts.Copy();
        _mutateGraph = mutateGraph;
        _random = random;
        _other = other;
    }

    /// <summary>Makes changed parts.</summary>
    /// <param name="parts">The sound ones.</param>
    /// <param name="mutateGraph">Gives another graph for that in them; null if there is none.</param>
    /// <param name="random">What to change.</param>
    /// <param name="other">Sound ones of the same kind, sections of which may take the place of others; these, if there are none.</param>
    public static FileParts Apply(FileParts parts, Func<Random, byte[]>? mutateGraph, Random random, FileParts? other = null)
    {
        PartsMutation mutation = new(parts, mutateGraph, random, other ?? parts);
        for (int changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
            mutation.Change();
        return mutation._parts;
    }

    private void Change()
    {
        if (_parts.Sections.Count == 0)
            return;
        int at = _random.Next(_parts.Sections.Count);
        int other = _random.Next(_parts.Sections.Count);
        (string name, byte[] bytes) = _parts.Sections[at];
        switch (_random.Next(13))
        {
            case 0:
                _parts.Sections.RemoveAt(at);
                break;
            case 1:
                _parts.Sections[at] = (name, _parts.Sections[other].Bytes);
                break;
            case 2:
                (_parts.Sections[at], _parts.Sections[other]) = (_parts.Sections[other], _parts.Sections[at]);
                break;
            case 3:
                ChangeMetadata();
                break;
            case 4 when name == StateFile.GraphSection && _mutateGraph is not null:
                _parts.Sections[at] = (name, _mutateGraph(_random));
                break;
            case 5:
                _parts.Sections[at] = (name, Cut(bytes));
                break;
            case 6:
                _parts.Sections[at] = (name, [.. bytes, .. bytes]);
                break;
            case 7 when _other.Sections.Find(section => section.Name == name).Bytes is { } spliced:
                _parts.Sections[at] = (name, spliced);
                break;
            default:
                _parts.Sections[at] = (name, ChangeNumber(bytes));
                break;
        }
    }

    private void ChangeMetadata()
    {
        string[] keys = [.. _parts.Metadata.Keys];
        if (keys.Length == 0)
            return;
        string key = _random.NextOf(keys);
        if (_random.Next(2) == 0)
            _parts.Metadata.Remove(key);
        else
            _parts.Metadata[key] = _random.Next(2) == 0 ? _random.NextOf([.. _parts.Metadata.Values]) : _random.NextNumber(1).ToString(CultureInfo.InvariantCulture);
    }

    private byte[] Cut(byte[] bytes)
    {
        int start = _random.Next(bytes.Length + 1);
        int end = Math.Min(bytes.Length, start + _random.Next(LongestCut));
        return [.. bytes.AsSpan(0, start), .. bytes.AsSpan(end)];
    }

    /// <summary>Writes a number, as a rule one of whole pages, where one may be.</summary>
    private byte[] ChangeNumber(byte[] bytes)
    {
        const int Step = sizeof(int);
        if (bytes.Length < sizeof(long))
            return bytes;
        byte[] changed = [.. bytes];
        Span<byte> place = changed.AsSpan(_random.Next((bytes.Length - sizeof(long)) / Step + 1) * Step);
        int width = _random.Next(2) == 0 ? sizeof(int) : sizeof(long);
        Span<byte> number = stackalloc byte[sizeof(long)];
        number.Clear();
        place[..width].CopyTo(number);
        long before = BinaryPrimitives.ReadInt64LittleEndian(number);
        long after = _random.Next(4) == 0 ? _random.NextNumber(before) : unchecked(_random.NextNumber(before / MemoryFile.PageSize) * MemoryFile.PageSize);
        BinaryPrimitives.WriteInt64LittleEndian(number, after);
        number[..width].CopyTo(place);
        return changed;
    }
}
