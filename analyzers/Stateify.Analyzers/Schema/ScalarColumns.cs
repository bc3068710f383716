namespace Stateify.Analyzers.Schema;

/// <summary>The values without parts, and what the runtime makes of one where another was saved.</summary>
internal static class ScalarColumns
{
    private const int WidestLossless = 8;

    private enum Form
    {
        Signed,
        Unsigned,
        Float,
        Decimal,
        Other,
    }

    private static readonly Dictionary<string, (Form Form, int Width)> All = new(StringComparer.Ordinal)
    {
        ["sbyte"] = (Form.Signed, 1),
        ["short"] = (Form.Signed, 2),
        ["int"] = (Form.Signed, 4),
        ["long"] = (Form.Signed, 8),
        ["Int128"] = (Form.Signed, 16),
        ["byte"] = (Form.Unsigned, 1),
        ["ushort"] = (Form.Unsigned, 2),
        ["uint"] = (Form.Unsigned, 4),
        ["ulong"] = (Form.Unsigned, 8),
        ["UInt128"] = (Form.Unsigned, 16),
        ["Half"] = (Form.Float, 2),
        ["float"] = (Form.Float, 4),
        ["double"] = (Form.Float, 8),
        ["decimal"] = (Form.Decimal, 16),
        ["bool"] = (Form.Other, 1),
        ["char"] = (Form.Other, 2),
        ["Guid"] = (Form.Other, 16),
        ["DateTime"] = (Form.Other, 8),
        ["TimeSpan"] = (Form.Other, 8),
    };

    /// <summary>Whether there is such a value.</summary>
    public static bool Contains(string name) => All.ContainsKey(name);

    /// <summary>Whether there is such a value and it is an integer.</summary>
    public static bool IsInteger(string name) => All.TryGetValue(name, out (Form Form, int Width) value) && value.Form is Form.Signed or Form.Unsigned;

    /// <summary>The name of a value's type as the runtime has it.</summary>
    public static string MetadataName(string name) => "System." + name switch
    {
        "sbyte" => nameof(SByte),
        "short" => nameof(Int16),
        "int" => nameof(Int32),
        "long" => nameof(Int64),
        "byte" => nameof(Byte),
        "ushort" => nameof(UInt16),
        "uint" => nameof(UInt32),
        "ulong" => nameof(UInt64),
        "float" => nameof(Single),
        "double" => nameof(Double),
        "decimal" => nameof(Decimal),
        "bool" => nameof(Boolean),
        "char" => nameof(Char),
        _ => name,
    };

    /// <summary>What becomes of the values of one kind where those of another are expected.</summary>
    public static ColumnFit Fit(string from, string to)
    {
        if (from == to)
            return ColumnFit.Same;
        (Form fromForm, int fromWidth) = All[from];
        (Form toForm, int toWidth) = All[to];
        bool fromInteger = fromForm is Form.Signed or Form.Unsigned;
        return toForm switch
        {
            Form.Signed or Form.Unsigned when fromInteger => Lossless(HoldsIntegers(fromForm, fromWidth, toForm, toWidth)),
            Form.Float when fromInteger => Lossless(fromWidth <= toWidth / 2),
            Form.Float when fromForm == Form.Float => Lossless(toWidth >= fromWidth),
            Form.Decimal when fromInteger && fromWidth <= WidestLossless => ColumnFit.All,
            _ => ColumnFit.None,
        };
    }

    private static bool HoldsIntegers(Form from, int fromWidth, Form to, int toWidth) =>
        from == to ? toWidth >= fromWidth : to == Form.Signed && toWidth > fromWidth;

    private static ColumnFit Lossless(bool isLossless) => isLossless ? ColumnFit.All : ColumnFit.Some;
}
