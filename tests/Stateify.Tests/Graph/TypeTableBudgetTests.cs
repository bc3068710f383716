using System.Buffers;
using System.Buffers.Binary;
using Stateify.Contract;
using Stateify.Types;

namespace Stateify.Tests.Graph;

/// <summary>A type table that takes more memory than a load may allocate is refused before memory runs out, whether or not it has objects.</summary>
public sealed class TypeTableBudgetTests
{
    private const int Budget = 1 << 20;
    private const int Slack = 256 << 10;
    private const int TypeCountAt = 24;
    private const int LongestName = ushort.MaxValue;

    private static readonly ImageColumn Truth = new(ColumnKind.Boolean, 1);

    [Fact]
    public void Types_are_not_read_beyond_the_budget() =>
        DemandRefusal(Enumerable.Range(0, 100_000).Select(static number => TypeOf($"{number}", [""], [])));

    [Fact]
    public void Structs_of_one_name_are_not_read_beyond_the_budget() =>
        DemandRefusal(Enumerable.Range(0, 100_000).Select(static _ => TypeOf("", [""], []) with { Kind = StateTypeKind.Struct }));

    [Fact]
    public void Fields_are_not_read_beyond_the_budget() =>
        DemandRefusal([TypeOf("Many", [""], Enumerable.Range(0, 60_000).Select(static number => new ImageField($"{number}", 0, 0, Truth)))]);

    [Fact]
    public void Fields_in_fields_are_not_read_beyond_the_budget()
    {
        ImageColumn column = Truth;
        for (int nesting = 0; nesting < 8; nesting++)
            column = new ImageColumn(ColumnKind.Repeated, 1, Inner: column, Count: 1);

        DemandRefusal([TypeOf("Many", [""], Enumerable.Range(0, 60_000).Select(number => new ImageField("", 0, 0, column)))]);
    }

    [Fact]
    public void Levels_are_not_read_beyond_the_budget() =>
        DemandRefusal([TypeOf("Many", Enumerable.Range(0, 60_000).Select(static number => $"{number}"), [])]);

    [Fact]
    public void Names_are_not_read_beyond_the_budget() =>
        DemandRefusal(Enumerable.Range(0, 100).Select(static number => TypeOf($"{number}".PadRight(LongestName, 'x'), [""], [])));

    [Fact]
    public void Names_of_enums_are_not_read_beyond_the_budget()
    {
        ImageColumn column = new(ColumnKind.Enum, 1, Underlying: ColumnKind.Signed, EnumName: new string('x', LongestName));

        DemandRefusal([TypeOf("Many", [""], Enumerable.Range(0, 100).Select(number => new ImageField($"{number}", 0, 0, column)))]);
    }

    [Fact]
    public void What_becomes_of_fields_is_not_planned_beyond_the_budget()
    {
        // Enough to read them, not to say of each that the program lacks it.
        const int budget = 16 << 20;
        ForgedImage image = ForgedImage.Of(new Buffered());
        image.SetFields(
            "Buffered",
            [.. Enumerable.Range(0, 50_000).Select(static number => (new ImageField($"{number}", 0, 0, Truth), (byte[]?)[0]))]);

        DemandRefusal(image.ToArray(), budget);
    }

    [Fact]
    public void What_has_become_of_types_is_not_looked_up_beyond_the_budget()
    {
        // Names of many parts take many times their length while they are taken apart.
        const int budget = 4 << 20;
        string name = string.Concat(Enumerable.Repeat("a,", LongestName / 2));

        DemandRefusal(Forge(Enumerable.Range(0, 8).Select(number => TypeOf($"{number}{name}"[..LongestName], [""], []))), budget, 8 << 20);
    }

    [Fact]
    public void A_table_that_fits_the_budget_is_read()
    {
        byte[] image = Forge(Enumerable.Range(0, 100).Select(static number => TypeOf($"{number}", [""], [new ImageField("a", 0, 0, Truth)])));

        Assert.IsType<Buffered>(StateSerializer.Load<Buffered>(image, new() { Budget = Budget }));
    }

    private static ImageType TypeOf(string name, IEnumerable<string> levels, IEnumerable<ImageField> fields)
    {
        ImageField[] all = [.. fields];
        return new ImageType(
            1, StateTypeKind.Class, name, 0, 0, Math.Max(1, all.Length), 0, [.. levels.Select(static level => new ImageLevel(level, 1))], all);
    }

    private static void DemandRefusal(IEnumerable<ImageType> types)
    {
        byte[] image = Forge(types);
        DemandRefusal(image, Budget);

        long before = GC.GetAllocatedBytesForCurrentThread();
        StateException error = Assert.Throws<StateException>(() => StateSerializer.ReadStatistics(image, new() { Budget = Budget }));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Budget + Slack);
        Assert.Equal(StateErrorCode.BudgetExceeded, error.Code);
        Assert.NotEmpty(StateSerializer.ReadStatistics(image).Types);
    }

    private static void DemandRefusal(byte[] image, int budget, int slack = Slack)
    {
        LoadOptions options = new() { Budget = budget };
        UseTypes();

        long before = GC.GetAllocatedBytesForCurrentThread();
        StateException error = Assert.Throws<StateException>(() => StateSerializer.Load<object>(image, options));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, budget + slack);

        Assert.Equal(StateErrorCode.BudgetExceeded, error.Code);
        Assert.Contains("LoadOptions.Budget", error.Message, StringComparison.Ordinal);
        before = GC.GetAllocatedBytesForCurrentThread();
        LoadVerdict verdict = StateSerializer.CanLoad(new ReadOnlySequence<byte>(image), options);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, budget + slack);
        Assert.Equal(StateErrorCode.BudgetExceeded, verdict.Error?.Code);
    }

    /// <summary>Lets the process register its types: what that takes is not the image's.</summary>
    private static void UseTypes() => StateSerializer.Load<Buffered>(StateSerializer.Save(new Buffered()));

    /// <summary>An image of one object whose table has more types, which have no objects.</summary>
    private static byte[] Forge(IEnumerable<ImageType> more)
    {
        ForgedImage forged = ForgedImage.Of(new Buffered());
        forged.Types.AddRange(more);
        byte[] image = forged.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(TypeCountAt), forged.Types.Count);
        return image;
    }
}
