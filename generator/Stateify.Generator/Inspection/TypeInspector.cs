using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>Turns the symbol of a type marked <c>[Savable]</c> into a model, or into the reasons why that cannot be.</summary>
internal static class TypeInspector
{
    /// <summary>What is to be said of a type.</summary>
    public static TypeInspection Inspect(INamedTypeSymbol type, CancellationToken cancellation) =>
        new ColumnInspector(type.ContainingAssembly).InspectionOf(type, cancellation);

    /// <summary>The same, as <see cref="ColumnInspector.InspectionOf"/> keeps it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="probe">Inspects the types of fields.</param>
    /// <param name="cancellation">Ends the inspection.</param>
    public static TypeInspection Inspect(INamedTypeSymbol type, ColumnInspector probe, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        DeclarationInspector.Inspect(type, problems);
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<SavableField> fields =
            new FieldInspector(type, probe, ConstructionInspector.Inspect(type).Creation, problems).Inspect(new Registrations(probe), cancellation);
        cancellation.ThrowIfCancellationRequested();
        foreach (string hook in HookInspector.Hooks)
            HookInspector.Inspect(type, hook, problems);
        HistoryInspector.Inspect(type, fields, problems);
        return new TypeInspection(problems, problems.Count == 0 && (SavableBase(type) is not { } baseType || probe.HasCode(baseType)));
    }

    /// <summary>The model of a type; null if something is wrong with it.</summary>
    public static SavableType? Model(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!Inspect(type, cancellation).HasCode)
            return null;

        List<Problem> none = [];
        ColumnInspector columns = new(type.ContainingAssembly);
        Registrations registrations = new(columns);
        Construction construction = ConstructionInspector.Inspect(type);
        FieldInspector inspector = new(type, columns, construction.Creation, none);
        List<SavableField> fields = inspector.Inspect(registrations, cancellation);
        Hook beforeSave = HookInspector.Inspect(type, HookInspector.BeforeSave, none);
        Hook afterSave = HookInspector.Inspect(type, HookInspector.AfterSave, none);
        Hook afterLoad = HookInspector.Inspect(type, HookInspector.AfterLoad, none);
        SchemaHistory history = HistoryInspector.Inspect(type, fields, none);
        INamedTypeSymbol? baseType = SavableBase(type);
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
        return new SavableType(
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
    }

    private static INamedTypeSymbol? SavableBase(INamedTypeSymbol type) => type.BaseType is { } symbol && symbol.IsSavable() ? symbol : null;

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
