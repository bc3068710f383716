using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>Turns the symbol of a type marked <c>[Savable]</c> into a model, or into the reasons why that cannot be.</summary>
internal static class TypeInspector
{
    /// <summary>Inspects a type, once in a compilation.</summary>
    public static TypeInspection Inspect(INamedTypeSymbol type, CancellationToken cancellation) =>
        Inspections.Of(type.ContainingAssembly).Inspection(type, () => Inspect(type, new ColumnInspector(type.ContainingAssembly), cancellation));

    /// <summary>Whether a type can be saved, as far as that depends on what <paramref name="probe"/> looks at.</summary>
    public static bool HasCode(INamedTypeSymbol type, ColumnInspector probe) => Inspect(type, probe, CancellationToken.None).Model is not null;

    private static TypeInspection Inspect(INamedTypeSymbol type, ColumnInspector columns, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        DeclarationInspector.Inspect(type, problems);
        cancellation.ThrowIfCancellationRequested();

        Registrations registrations = new(columns);
        Construction construction = ConstructionInspector.Inspect(type);
        FieldInspector inspector = new(type, columns, construction.Creation, problems);
        List<SavableField> fields = inspector.Inspect(registrations, cancellation);
        cancellation.ThrowIfCancellationRequested();

        Hook beforeSave = HookInspector.Inspect(type, HookInspector.BeforeSave, problems);
        Hook afterSave = HookInspector.Inspect(type, HookInspector.AfterSave, problems);
        Hook afterLoad = HookInspector.Inspect(type, HookInspector.AfterLoad, problems);
        SchemaHistory history = HistoryInspector.Inspect(type, fields, problems);
        INamedTypeSymbol? baseType = type.BaseType is { } symbol && symbol.IsSavable() ? symbol : null;
        if (problems.Count > 0 || (baseType is not null && !columns.HasCode(baseType)))
            return new TypeInspection(null, problems);

        bool hasOwnAfterLoad = afterLoad.IsOwn;
        if (fields.Exists(static field => field.Role == FieldRole.SavedAs))
            afterLoad = afterLoad with { IsOwn = true };

        Registrations baseArguments = new(columns);
        if (baseType is not null)
        {
            foreach (ITypeSymbol argument in baseType.TypeArguments)
                baseArguments.Add(argument);
        }

        IReadOnlyList<Callback> callbacks = CallbackInspector.Of(type, registrations);
        SavableType model = new(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
            new EquatableArray<string>(type.WithContainers().Where(container => !ReferenceEquals(container, type)).Select(Names.Declaration)),
            Names.Declaration(type),
            Names.Escape(type.Name),
            type.FullName(),
            type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            Names.HintName(type),
            KindOf(type),
            StateNames.GivenName(type),
            history,
            baseType?.FullName(),
            // A struct is zero before it is filled, unless that is not what its declaration says.
            type.IsValueType && !inspector.NeedsInitializers ? construction with { Creation = Creation.Bare } : construction,
            HasOrdinal(type),
            new EquatableArray<SavableField>(fields),
            beforeSave,
            afterSave,
            afterLoad,
            baseType is not null && StructHooks.CanBeInMembers(baseType),
            hasOwnAfterLoad,
            new EquatableArray<Callback>(callbacks),
            CallbackInspector.AreInherited(type),
            new EquatableArray<string>(registrations.Statements),
            new EquatableArray<string>(baseArguments.Statements),
            RegistryAccess.Expression(type),
            new EquatableArray<RegistryStep>(RegistryAccess.Path(type)));
        return new TypeInspection(model, problems);
    }

    private static SavableKind KindOf(INamedTypeSymbol type) => type switch
    {
        { IsValueType: true } => SavableKind.Struct,
        { IsAbstract: true } => SavableKind.AbstractClass,
        { IsSealed: true } => SavableKind.SealedClass,
        _ => SavableKind.OpenClass,
    };

    // A hidden field would take part in the equality of a record, and would move the fields of a class with a layout.
    private static bool HasOrdinal(INamedTypeSymbol type) =>
        type is { IsValueType: false, IsAbstract: false, IsRecord: false }
        && !type.GetAttributes().Any(static data =>
            data.AttributeClass.IsCalled("System.Runtime.InteropServices.StructLayoutAttribute")
            && data.ConstructorArguments.FirstOrDefault().Value is not ((int)LayoutKind.Auto or (short)LayoutKind.Auto));
}
