using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Graph;

namespace Stateify.Comparison;

/// <summary>
/// Compares the rows of two walked graphs, breadth-first: a reference that both have makes partners of what it leads to, and partners
/// are compared row by row.
/// </summary>
internal sealed class GraphComparison
{
    private const string AnotherObject = "another object";
    private const string Missing = "missing";

    private readonly SaveSession _expectedWalk;
    private readonly SaveSession _actualWalk;
    private readonly SavedRows _expected;
    private readonly SavedRows _actual;
    private readonly ObjectPairs _pairs;
    private readonly int _limit;
    private readonly List<StateDifference> _differences = [];
    private PairPaths _paths;

    public GraphComparison(SaveSession expected, SaveSession actual, int limit)
    {
        _expectedWalk = expected;
        _actualWalk = actual;
        _expected = new SavedRows(expected);
        _actual = new SavedRows(actual);
        _pairs = new ObjectPairs(expected, actual);
        _paths = new PairPaths(_pairs, "");
        _limit = limit;
    }

    private bool IsFull => _differences.Count >= _limit;

    /// <summary>Compares the graphs from their roots.</summary>
    public IReadOnlyList<StateDifference> Run(GraphReference expected, GraphReference actual)
    {
        if ((_expected.TypeOf(expected.Type) ?? _actual.TypeOf(actual.Type)) is { } root)
            _paths = new PairPaths(_pairs, PathSteps.Root(root));
        CompareReferences(expected, actual, CellPlace.Root);
        while (!IsFull && _pairs.TryTake(out int pair))
        {
            Tick();
            ComparePair(pair);
        }

        return _differences;
    }

    private void ComparePair(int pair)
    {
        SaveTable expected = _expectedWalk.Tables[_pairs[pair].Expected.Type - 1];
        SaveTable actual = _actualWalk.Tables[_pairs[pair].Actual.Type - 1];
        if (expected is ElementTable)
            CompareCollections(pair, (ElementTable)expected, (ElementTable)actual);
        else if (expected is RowTable)
            CompareRows(new ElementRows(_expected, _pairs[pair].Expected), new ElementRows(_actual, _pairs[pair].Actual), pair, 0, 0);
        else if (expected.Type is IBlockElements elements)
            TryCompareBlocks(pair, elements, (BlockTable)expected, (BlockTable)actual);
    }

    private void CompareCollections(int pair, ElementTable expectedTable, ElementTable actualTable)
    {
        (GraphReference expectedObject, GraphReference actualObject, CellPlace place) = _pairs[pair];
        ElementRows expected = new(_expected, expectedObject);
        ElementRows actual = new(_actual, actualObject);
        if (expectedTable.Heads is { } expectedHeads)
        {
            ReadOnlySpan<byte> expectedHead = expectedHeads.Slice(expectedObject.Ordinal - 1, 1);
            ReadOnlySpan<byte> actualHead = actualTable.Heads!.Slice(actualObject.Ordinal - 1, 1);
            if (expected.Type.Kind != StateTypeKind.Rectangle)
            {
                CellPlace comparer = new(pair, CellPlace.Comparer, 0);
                CompareReferences(MemoryMarshal.Read<GraphReference>(expectedHead), MemoryMarshal.Read<GraphReference>(actualHead), comparer);
            }
            else if (!expectedHead.SequenceEqual(actualHead))
            {
                Report(StateDifferenceKind.Length, place, SideText.OfDimensions(expectedHead), SideText.OfDimensions(actualHead));
                return;
            }
        }

        if (KeyMatch.Find(expected, actual) is { } match)
        {
            CompareByKey(pair, expected, actual, match);
            return;
        }

        if (expected.Count != actual.Count)
            Report(StateDifferenceKind.Length, place, SideText.OfLength(expected.Count), SideText.OfLength(actual.Count));
        for (int element = 0; element < Math.Min(expected.Count, actual.Count) && !IsFull; element++)
            CompareRows(expected, actual, pair, element, element);
    }

    private void CompareByKey(int pair, ElementRows expected, ElementRows actual, KeyMatch match)
    {
        for (int element = 0; element < expected.Count && !IsFull; element++)
        {
            if (match.TryFind(element, out int partner))
                CompareRows(expected, actual, pair, element, partner);
            else
                Report(StateDifferenceKind.MissingKey, EntryOf(pair, expected, element), SideText.OfEntry(expected, element), Missing);
        }

        foreach (int element in match.Extra)
            Report(StateDifferenceKind.ExtraKey, EntryOf(pair, actual, element), Missing, SideText.OfEntry(actual, element), _actual);
    }

    private void TryCompareBlocks(int pair, IBlockElements elements, BlockTable expected, BlockTable actual)
    {
        try
        {
            CompareBlocks(pair, elements, expected, actual);
        }
        catch (StateException exception) when (exception.Path is null)
        {
            throw ErrorPlace.Of(_expectedWalk, expected, _pairs[pair].Expected.Ordinal, exception);
        }
    }

    private void CompareBlocks(int pair, IBlockElements elements, BlockTable expectedTable, BlockTable actualTable)
    {
        (GraphReference expected, GraphReference actual, CellPlace place) = _pairs[pair];
        int expectedLength = expectedTable.EncodedLength(expected.Ordinal);
        int actualLength = actualTable.EncodedLength(actual.Ordinal);
        if (expectedLength != actualLength)
            Report(StateDifferenceKind.Length, place, SideText.OfLength(expectedLength), SideText.OfLength(actualLength));

        int length = Math.Min(expectedLength, actualLength);
        BlockPieces pieces = new(elements, expectedTable.Objects[expected.Ordinal]!, actualTable.Objects[actual.Ordinal]!, expectedTable.Type);
        for (int element = 0; element < length && !IsFull;)
        {
            Tick();
            int end = Math.Min(length, element + pieces.MaxLength);
            element = pieces.FindDifference(element, end);
            if (element < end)
                CompareCells(pieces.Column, pieces.Expected(element), pieces.Actual(element), new CellPlace(pair, element++, 0));
        }
    }

    private void CompareRows(ElementRows expected, ElementRows actual, int pair, int expectedElement, int actualElement)
    {
        Tick();
        ReadOnlySpan<byte> expectedRow = expected.Row(expectedElement);
        ReadOnlySpan<byte> actualRow = actual.Row(actualElement);
        foreach (FieldSchema field in expected.Type.FieldArray)
            CompareCells(field.Column, expectedRow[field.Offset..], actualRow[field.Offset..], new CellPlace(pair, expectedElement, field.Offset));
    }

    private void CompareCells(ColumnSchema column, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, CellPlace place)
    {
        switch (column.Kind)
        {
            case ColumnKind.Exact:
                CompareReferences(
                    new GraphReference(_expected.IdOf(column.Type!), BinaryPrimitives.ReadInt32LittleEndian(expected)),
                    new GraphReference(_actual.IdOf(column.Type!), BinaryPrimitives.ReadInt32LittleEndian(actual)),
                    place);
                break;
            case ColumnKind.Any:
                CompareReferences(MemoryMarshal.Read<GraphReference>(expected), MemoryMarshal.Read<GraphReference>(actual), place);
                break;
            case ColumnKind.Optional when expected[0] != 0 && actual[0] != 0:
                CompareCells(column.Inner!, expected[1..], actual[1..], place.At(1));
                break;
            case ColumnKind.Optional when expected[0] != actual[0]:
                Report(StateDifferenceKind.Null, place, CellText.Of(column, expected), CellText.Of(column, actual));
                break;
            case ColumnKind.Optional:
                break;
            case ColumnKind.Repeated:
                for (int at = 0; at < column.Width; at += column.Inner!.Width)
                    CompareCells(column.Inner!, expected[at..], actual[at..], place.At(at));
                break;
            case ColumnKind.Inline:
                foreach (FieldSchema field in column.Type!.FieldArray)
                    CompareCells(field.Column, expected[field.Offset..], actual[field.Offset..], place.At(field.Offset));
                break;
            case var _ when !expected[..column.Width].SequenceEqual(actual[..column.Width]):
                Report(StateDifferenceKind.Value, place, CellText.Of(column, expected), CellText.Of(column, actual));
                break;
        }
    }

    private void CompareReferences(GraphReference expected, GraphReference actual, CellPlace place)
    {
        if (expected.Ordinal == 0 && actual.Ordinal == 0)
            return;
        StateType? expectedType = expected.Ordinal == 0 ? null : _expected.TypeOf(expected.Type);
        StateType? actualType = actual.Ordinal == 0 ? null : _actual.TypeOf(actual.Type);
        if (expectedType is null || actualType is null)
            Report(StateDifferenceKind.Null, place, SideText.Of(_expected, expected), SideText.Of(_actual, actual));
        else if (expectedType != actualType)
            Report(StateDifferenceKind.Type, place, expectedType.Name, actualType.Name);
        else if (expectedType.Kind == StateTypeKind.Text && _expected.TextOf(expected.Ordinal) != _actual.TextOf(actual.Ordinal))
            ReportTexts(_expected.TextOf(expected.Ordinal)!, _actual.TextOf(actual.Ordinal)!, place);
        else if (!_pairs.TryPair(expected, actual, place))
            Report(StateDifferenceKind.Identity, place, Meeting(_pairs.PlaceOfExpected(expected)), Meeting(_pairs.PlaceOfActual(actual)));
    }

    private string Meeting(CellPlace? place) => place is { } met ? $"the object at {PathTo(met)}" : AnotherObject;

    private void ReportTexts(string expected, string actual, CellPlace place)
    {
        (string expectedText, string actualText) = CellText.QuoteBoth(expected, actual);
        Report(StateDifferenceKind.Value, place, expectedText, actualText);
    }

    private void Report(StateDifferenceKind kind, CellPlace place, string expected, string actual, SavedRows? graph = null)
    {
        if (!IsFull)
            _differences.Add(new StateDifference(kind, PathTo(place, graph), expected, actual));
    }

    private string PathTo(CellPlace place, SavedRows? graph = null) => _paths.To(place, graph ?? _expected, _expected);

    /// <summary>The place of an entry's value, or of an item of a set.</summary>
    private static CellPlace EntryOf(int pair, ElementRows rows, int element) => new(pair, element, rows.Type.FieldArray[^1].Offset);

    private void Tick() => _expectedWalk.Watch?.Tick();
}
