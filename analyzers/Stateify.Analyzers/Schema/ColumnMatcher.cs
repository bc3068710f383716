using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Model;

namespace Stateify.Analyzers.Schema;

/// <summary>Judges a column that has changed, by the rules by which the runtime converts its values.</summary>
internal sealed class ColumnMatcher(CSharpCompilation compilation, SchemaNames names)
{
    private const string Object = "System.Object";

    /// <summary>What becomes of saved values.</summary>
    public ColumnFit Fit(SchemaColumn from, SchemaColumn to) => (from.Kind, to.Kind) switch
    {
        (SchemaColumnKind.Repeated, SchemaColumnKind.Repeated) when from.Count > to.Count => ColumnFit.None,
        (SchemaColumnKind.Repeated, SchemaColumnKind.Repeated) => AtLeast(from.Count == to.Count ? ColumnFit.Same : ColumnFit.All, Fit(from.Inner!, to.Inner!)),
        (SchemaColumnKind.Repeated, _) or (_, SchemaColumnKind.Repeated) => ColumnFit.None,
        (SchemaColumnKind.Optional, SchemaColumnKind.Optional) => Fit(from.Inner!, to.Inner!),
        (SchemaColumnKind.Optional, _) => AtLeast(ColumnFit.Some, Fit(from.Inner!, to)),
        (_, SchemaColumnKind.Optional) => AtLeast(ColumnFit.All, Fit(from, to.Inner!)),
        (SchemaColumnKind.Parameter, SchemaColumnKind.Parameter) when from.Name == to.Name => ColumnFit.Same,
        (SchemaColumnKind.Parameter, _) or (_, SchemaColumnKind.Parameter) => ColumnFit.Some,
        (SchemaColumnKind.Enum, SchemaColumnKind.Enum) when !names.AreSame(from.Name, to.Name) => ColumnFit.None,
        (SchemaColumnKind.Exact or SchemaColumnKind.Inline, _) when from.Kind == to.Kind => names.AreSame(from.Name, to.Name) ? ColumnFit.Same : ColumnFit.None,
        (SchemaColumnKind.Exact or SchemaColumnKind.Reference, SchemaColumnKind.Exact or SchemaColumnKind.Reference) => FitReference(from, to),
        _ => Number(from) is { } saved && Number(to) is { } wanted ? ScalarColumns.Fit(saved, wanted) : ColumnFit.None,
    };

    private ColumnFit FitReference(SchemaColumn from, SchemaColumn to)
    {
        bool isSame = names.AreSame(from.Name, to.Name);
        if (to.Kind == SchemaColumnKind.Exact)
            return isSame ? ColumnFit.Some : AtLeast(ColumnFit.Some, FitObject(from.Name, to.Name));
        if (isSame)
            return from.Kind == to.Kind ? ColumnFit.Same : ColumnFit.All;
        return to.Name == Object ? ColumnFit.All : FitObject(from.Name, to.Name);
    }

    // Of types that cannot be found nothing is known.
    private ColumnFit FitObject(string from, string to)
    {
        if (names.Find(from) is not { } saved || names.Find(to) is not { } wanted)
            return ColumnFit.Some;
        Conversion conversion = compilation.ClassifyConversion(saved, wanted);
        if (!conversion.Exists || !(conversion.IsReference || conversion.IsIdentity))
            return ColumnFit.None;
        return conversion.IsImplicit ? ColumnFit.All : ColumnFit.Some;
    }

    private static ColumnFit AtLeast(ColumnFit least, ColumnFit fit) => fit > least ? fit : least;

    // An enum that became a number, or the reverse, keeps its value.
    private static string? Number(SchemaColumn column) => column.Kind switch
    {
        SchemaColumnKind.Scalar => column.Name,
        SchemaColumnKind.Enum => column.Inner!.Name,
        _ => null,
    };
}
