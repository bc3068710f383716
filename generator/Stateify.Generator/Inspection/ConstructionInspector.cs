using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>
/// Decides how an empty object of a type is made. A constructor that does nothing but run the field initializers is best, for
/// fields that are not saved then hold what their declarations say. The compiler's own is one, if all base classes have one.
/// Otherwise one is generated, except where the language forbids it: in a type with a primary constructor every other one must
/// call that, which evaluates initializers and arguments for the base class that the user has written for real values. Only a
/// primary constructor that merely stores its parameters is called with none. In all other cases, and in classes derived from
/// such a class, the object is made without a constructor.
/// </summary>
internal static class ConstructionInspector
{
    /// <summary>The member of a class's rows by which those of a class without constructor begin an object.</summary>
    public const string BeginBare = "BeginBare";

    public static Construction Inspect(INamedTypeSymbol type)
    {
        Creation creation = CreationOf(type);
        PrimaryConstructor? primary = PrimaryConstructor.Of(type);
        return new Construction(
            creation,
            SavableBase(type) is { } baseType ? CreationOf(baseType) : Creation.Implicit,
            creation == Creation.Hollow ? primary?.DefaultArguments : null,
            !type.IsValueType && creation == Creation.Hollow && HasImplicitConstructor(type),
            HasRequiredMembers(type));
    }

    private static Creation CreationOf(INamedTypeSymbol type)
    {
        if (type.ContainingAssembly is not ISourceAssemblySymbol)
            return CreationOfForeign(type);
        Creation ofBase = SavableBase(type) is { } baseType ? CreationOf(baseType) : Creation.Implicit;
        if (PrimaryConstructor.Of(type) is { } primary)
            return SavableBase(type) is null && CanConstructBase(type) && primary.IsInert ? Creation.Hollow : Creation.Bare;
        if (type.IsValueType)
            return Creation.Hollow;
        if (ofBase == Creation.Bare || !CanConstructBase(type))
            return Creation.Bare;
        bool isEnough = ofBase == Creation.Implicit && HasImplicitConstructor(type) && !HasRequiredMembers(type);
        return isEnough ? Creation.Implicit : Creation.Hollow;
    }

    // Of a class in another assembly only what was generated tells.
    private static Creation CreationOfForeign(INamedTypeSymbol type)
    {
        bool isHollow = type.InstanceConstructors.Any(static constructor =>
            constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.IsCalled("Stateify.Contract.Hollow"));
        if (isHollow)
            return Creation.Hollow;
        INamedTypeSymbol? rows = type.OriginalDefinition.GetTypeMembers("StateRows").FirstOrDefault();
        return rows is null || rows.GetMembers(BeginBare).IsEmpty ? Creation.Implicit : Creation.Bare;
    }

    private static INamedTypeSymbol? SavableBase(INamedTypeSymbol type) =>
        type.BaseType is { } baseType && baseType.IsSavable() ? baseType : null;

    // All constructors of a base class that is not savable run its code; without state of its own it can do without.
    private static bool CanConstructBase(INamedTypeSymbol type) =>
        type.IsValueType
        || SavableBase(type) is not null
        || type.BaseType is null
        || type.BaseType.InstanceConstructors.Any(constructor =>
            constructor.Parameters.IsEmpty && ((ISourceAssemblySymbol)type.ContainingAssembly).Compilation.IsSymbolAccessibleWithin(constructor, type));

    // Beside generated code the compiler's constructor is gone, and the generated one is in its place.
    private static bool HasImplicitConstructor(INamedTypeSymbol type) => type.InstanceConstructors.Any(static constructor =>
        constructor.Parameters.IsEmpty && (constructor.IsImplicitlyDeclared || constructor.IsOwnOutput()));

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Any(static member => member is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true }))
                return true;
        }

        return false;
    }
}
