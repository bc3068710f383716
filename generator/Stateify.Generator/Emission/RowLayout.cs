using System.Globalization;
using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>
/// The offsets of a type's own columns: numbers as long as all widths before them are known, and names of computed constants
/// from the first that only the running program knows.
/// </summary>
internal sealed class RowLayout
{
    private readonly Dictionary<SavableField, string> _offsets = [];
    private readonly List<string> _constants = [];

    public RowLayout(SavableType type)
    {
        string? known = null;
        int number = 0;
        if (type.BaseName is not null)
            known = $"{type.BaseName}.StateRows.FieldsWidth";

        foreach (SavableField field in type.Fields)
        {
            if (field.Column is not { } column)
                continue;
            if (known is null)
            {
                _offsets.Add(field, Number(number));
            }
            else
            {
                string name = "At_" + field.Stem;
                _constants.Add($"private static readonly int {name} = {Sum(known, number)};");
                _offsets.Add(field, name);
                known = name;
                number = 0;
            }

            if (column.Width > 0)
            {
                number += column.Width;
            }
            else
            {
                known = Sum(known, number, $"{(column.Count > 0 ? $"{Number(column.Count)} * " : "")}{column.ColumnName}.Width");
                number = 0;
            }
        }

        Width = Sum(known, number);
        IsConstant = known is null;
    }

    /// <summary>The bytes of all columns, those of base classes included.</summary>
    public string Width { get; }

    /// <summary>Whether the compiler knows the width.</summary>
    public bool IsConstant { get; }

    /// <summary>The declarations of the offsets that have names.</summary>
    public IReadOnlyList<string> Constants => _constants;

    /// <summary>The offset of a field's column.</summary>
    public string this[SavableField field] => _offsets[field];

    private static string Sum(string? known, int number, string? width = null)
    {
        List<string> terms = [];
        if (known is not null)
            terms.Add(known);
        if (number > 0)
            terms.Add(Number(number));
        if (width is not null)
            terms.Add(width);
        return terms.Count == 0 ? "0" : string.Join(" + ", terms);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
