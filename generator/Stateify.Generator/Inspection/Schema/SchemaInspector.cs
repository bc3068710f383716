using Microsoft.CodeAnalysis;
using Stateify.Generator.Inspection.Reach;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection.Schema;

/// <summary>Finds what state files say of savable types.</summary>
internal sealed class SchemaInspector(Compilation compilation)
{
    private readonly SchemaColumns _columns = new(new ColumnInspector(compilation.Assembly));

    /// <summary>The schema of all types of a compilation.</summary>
    public static StateSchema Inspect(Compilation compilation, CancellationToken cancellation)
    {
        SchemaInspector inspector = new(compilation);
        return new StateSchema(new EquatableArray<SchemaType>(AssemblyTypes.SavableIn(compilation)
            .Select(type => inspector.Inspect(type, cancellation))
            .OfType<SchemaType>()
            .OrderBy(static type => type.Name, StringComparer.Ordinal)));
    }

    /// <summary>The schema of a type; null if no code can be generated for it.</summary>
    public SchemaType? Inspect(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (TypeInspector.Model(type, cancellation) is not { } model)
            return null;
        List<SchemaField> fields = [];
        if (PlatformBases.HasElements(type.BaseType))
            fields.Add(new SchemaField(FieldInspector.ElementsName, new SchemaColumn(SchemaColumnKind.Exact, FileNames.Of(type.BaseType!)), default));
        foreach (StateMember member in StateMember.Of(type).Where(static member => !member.IsLeftOut))
        {
            if (_columns.Of(member) is { } column)
                fields.Add(new SchemaField(member.Symbol.Name, column, Sorted(member.Texts(Attributes.FormerlyNamed))));
        }

        return new SchemaType(
            StateNames.Of(type),
            model.Kind,
            model.History.Version,
            model.History.HasUpgrade,
            model.BaseName is null ? null : FileNames.Of(type.BaseType!),
            Sorted(model.History.FormerNames),
            Sorted(model.History.RemovedFields),
            new EquatableArray<SchemaField>(fields.OrderBy(static field => field.Name, StringComparer.Ordinal)));
    }

    private static EquatableArray<string> Sorted(IEnumerable<string> names) => new(names.Distinct().OrderBy(static name => name, StringComparer.Ordinal));
}
