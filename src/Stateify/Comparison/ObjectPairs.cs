using Stateify.Graph;

namespace Stateify.Comparison;

/// <summary>
/// Which object of one graph stands for which of the other, in the order in which they were met, and where. No object has two
/// partners.
/// </summary>
internal sealed class ObjectPairs(SaveSession expected, SaveSession actual)
{
    // By the number of a table and an ordinal, one more than the number of the pair.
    private readonly int[]?[] _ofExpected = new int[]?[expected.Tables.Count + 1];
    private readonly int[]?[] _ofActual = new int[]?[actual.Tables.Count + 1];
    private readonly List<ObjectPair> _pairs = [];
    private int _taken;

    public ObjectPair this[int pair] => _pairs[pair];

    /// <summary>Takes the pair that was met first of those not yet taken.</summary>
    public bool TryTake(out int pair)
    {
        pair = _taken;
        if (pair == _pairs.Count)
            return false;
        _taken++;
        return true;
    }

    /// <summary>Makes two objects partners, or finds that they are.</summary>
    /// <returns>False if either has another partner.</returns>
    public bool TryPair(GraphReference one, GraphReference other, CellPlace place)
    {
        ref int ofExpected = ref Slot(_ofExpected, expected, one);
        ref int ofActual = ref Slot(_ofActual, actual, other);
        if (ofExpected != ofActual)
            return false;
        if (ofExpected == 0)
        {
            _pairs.Add(new ObjectPair(one, other, place));
            ofExpected = ofActual = _pairs.Count;
        }

        return true;
    }

    /// <summary>Where an object of the expected graph was met; null if it was not.</summary>
    public CellPlace? PlaceOfExpected(GraphReference obj) => PlaceOf(Slot(_ofExpected, expected, obj));

    /// <summary>Where an object of the actual graph was met; null if it was not.</summary>
    public CellPlace? PlaceOfActual(GraphReference obj) => PlaceOf(Slot(_ofActual, actual, obj));

    private CellPlace? PlaceOf(int slot) => slot == 0 ? null : _pairs[slot - 1].Place;

    private static ref int Slot(int[]?[] slots, SaveSession walk, GraphReference obj)
    {
        int[] ofType = slots[obj.Type] ??= new int[walk.Tables[obj.Type - 1].Count + 1];
        return ref ofType[obj.Ordinal];
    }
}

/// <summary>Two objects that stand for each other.</summary>
/// <param name="Expected">One.</param>
/// <param name="Actual">The other.</param>
/// <param name="Place">The first reference to both.</param>
internal readonly record struct ObjectPair(GraphReference Expected, GraphReference Actual, CellPlace Place);
