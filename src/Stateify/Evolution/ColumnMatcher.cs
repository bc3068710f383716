using Stateify.Contract;
using Stateify.Types;

namespace Stateify.Evolution;

/// <summary>Finds how values of a saved column become values of the program's.</summary>
internal sealed class ColumnMatcher(SchemaMatcher types)
{
    private static readonly SameBytes Same = new();

    /// <summary>Whether values need no conversion, and nothing about them has changed.</summary>
    public bool IsSame(ImageColumn from, ColumnSchema to) =>
        from.Kind == to.Kind
        && from.Width == to.Width
        && from.Underlying == to.Underlying
        && from.EnumName == to.EnumName
        && from.Count == to.Count
        && (from.Type == 0 || types.IsNow(from.Type, to.Type!))
        && (from.Kind != ColumnKind.Inline || (types.PlanOf(from.Type, to.Type!, out bool isPossible) is null && isPossible))
        && (from.Inner is null || IsSame(from.Inner, to.Inner!));

    /// <summary>The conversion; null if there is none.</summary>
    public Conversion? Find(ImageColumn from, ColumnSchema to) => (from.Kind, to.Kind) switch
    {
        (ColumnKind.Repeated, ColumnKind.Repeated) => FindRepeated(from, to),
        (ColumnKind.Repeated, _) or (_, ColumnKind.Repeated) => null,
        (ColumnKind.Optional, ColumnKind.Optional) => Wrap(Find(from.Inner!, to.Inner!), static inner => new WithinOptional(inner)),
        (ColumnKind.Optional, _) => Wrap(Find(from.Inner!, to), static inner => new OutOfOptional(inner)),
        (_, ColumnKind.Optional) => Wrap(Find(from, to.Inner!), static inner => new IntoOptional(inner)),
        (ColumnKind.Exact, ColumnKind.Exact) => types.TypeOf(from.Type) == to.Type ? Same : null,
        (ColumnKind.Exact, ColumnKind.Any) => new ExactToAny(from.Type),
        (ColumnKind.Any, ColumnKind.Exact) => new AnyToExact(types.IdOf(to.Type!)),
        (ColumnKind.Any, ColumnKind.Any) => Same,
        (ColumnKind.Inline, ColumnKind.Inline) => FindInline(from, to),
        (ColumnKind.Enum, ColumnKind.Enum) when IsSameEnum(from, to) && IsSameNumber(from, to) => Same,
        (ColumnKind.Enum, ColumnKind.Enum) when !IsSameEnum(from, to) => null,
        _ => FindValue(from, to),
    };

    /// <summary>A saved column in words.</summary>
    public string Describe(ImageColumn column) => column.Kind switch
    {
        ColumnKind.Exact => $"a reference to {types.NameOf(column.Type)}",
        ColumnKind.Inline => $"struct {types.NameOf(column.Type)}",
        ColumnKind.Enum => $"enum {column.EnumName}",
        ColumnKind.Optional => $"{Describe(column.Inner!)} or nothing",
        ColumnKind.Repeated => $"{column.Count} of {Describe(column.Inner!)}",
        _ => Describe(column.Kind, column.Width),
    };

    /// <summary>A column of the program in words.</summary>
    public static string Describe(ColumnSchema column) => column.Kind switch
    {
        ColumnKind.Exact => $"a reference to {column.Type!.Name}",
        ColumnKind.Inline => $"struct {column.Type!.Name}",
        ColumnKind.Enum => $"enum {column.EnumName}",
        ColumnKind.Optional => $"{Describe(column.Inner!)} or nothing",
        ColumnKind.Repeated => $"{column.Count} of {Describe(column.Inner!)}",
        _ => Describe(column.Kind, column.Width),
    };

    private static string Describe(ColumnKind kind, int width) => kind switch
    {
        ColumnKind.Signed or ColumnKind.Unsigned or ColumnKind.Float => $"a {kind.ToString().ToLowerInvariant()} number of {width * 8} bits",
        ColumnKind.Any => "a reference",
        _ => $"a {kind.ToString().ToLowerInvariant()}",
    };

    private static Conversion? Wrap(Conversion? inner, Func<Conversion, Conversion> wrap) => inner switch
    {
        null => null,
        SameBytes when wrap(inner) is WithinOptional => inner,
        _ => wrap(inner),
    };

    /// <summary>Elements in place: as many as there were, or more.</summary>
    private Conversion? FindRepeated(ImageColumn from, ColumnSchema to) =>
        (from.Count <= to.Count ? Find(from.Inner!, to.Inner!) : null) switch
        {
            null => null,
            SameBytes same when from.Count == to.Count => same,
            { } inner => new EachElement(inner, from.Count, from.Inner!.Width, to.Inner!.Width),
        };

    private Conversion? FindInline(ImageColumn from, ColumnSchema to)
    {
        if (!types.IsNow(from.Type, to.Type!))
            return null;
        RowPlan? plan = types.PlanOf(from.Type, to.Type!, out bool isPossible);
        if (!isPossible)
            return null;
        return plan is null ? Same : new InlineRow(plan);
    }

    private static bool IsSameEnum(ImageColumn from, ColumnSchema to) =>
        from.EnumName == to.EnumName || TypeRegistry.CurrentName(from.EnumName!) == to.EnumName;

    private static bool IsSameNumber(ImageColumn from, ColumnSchema to) => NumberKind(from) == NumberKind(to) && from.Width == to.Width;

    private static Conversion? FindValue(ImageColumn from, ColumnSchema to)
    {
        ColumnKind fromKind = NumberKind(from);
        ColumnKind toKind = NumberKind(to);
        return fromKind == toKind && from.Width == to.Width
            ? Same
            : NumberConversion.Find(fromKind, from.Width, toKind, to.Width);
    }

    // An enum that became a number, or the reverse, keeps its value.
    private static ColumnKind NumberKind(ImageColumn column) => column.Kind == ColumnKind.Enum ? column.Underlying : column.Kind;

    private static ColumnKind NumberKind(ColumnSchema column) => column.Kind == ColumnKind.Enum ? column.Underlying : column.Kind;
}
