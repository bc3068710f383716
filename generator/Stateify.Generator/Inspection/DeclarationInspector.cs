using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stateify.Generator.Inspection;

/// <summary>Whether code can be added to a type at all.</summary>
internal static class DeclarationInspector
{
    private static readonly string[] ReservedNames = ["StateRows", "StateReference", "_stateOrdinal"];

    public static void Inspect(INamedTypeSymbol type, List<Problem> problems)
    {
        Location? location = type.Locations.FirstOrDefault();
        if (Unsupported(type) is var (what, cure))
            problems.Add(new Problem(ProblemKind.UnsupportedDeclaration, location, type.Name, what, cure));
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (!IsPartial(current))
                problems.Add(new Problem(ProblemKind.NotPartial, current.Locations.FirstOrDefault(), current.Name));
        }

        foreach (string name in ReservedNames)
        {
            if (type.Name == name || type.GetMembers(name).Any(static member => !member.IsOwnOutput()))
                problems.Add(new Problem(ProblemKind.NameConflict, location, type.Name, name));
        }

        InspectBase(type, location, problems);
    }

    /// <summary>The parameters of a primary constructor; null if there is none.</summary>
    public static ParameterListSyntax? PrimaryConstructor(INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is ClassDeclarationSyntax { ParameterList: { } ofClass })
                return ofClass;
            if (reference.GetSyntax() is StructDeclarationSyntax { ParameterList: { } ofStruct })
                return ofStruct;
        }

        return null;
    }

    private static (string What, string Cure)? Unsupported(INamedTypeSymbol type)
    {
        if (type.IsRecord)
            return ("a record", "declare it as a class or struct: a hidden field would change the equality of a record");
        if (type.IsFileLocal)
            return ("local to its file", "remove the modifier 'file': generated code is in another file");
        if (type.IsRefLikeType)
            return ("a ref struct", "declare it as an ordinary struct: a ref struct cannot be part of an object graph");
        if (type.IsStatic)
            return ("static", "remove [Savable]: it has no instances");
        if (PrimaryConstructor(type) is not null)
            return ("a type with a primary constructor", "declare its parameters as fields: captured parameters have no name to save them by");
        return null;
    }

    private static void InspectBase(INamedTypeSymbol type, Location? location, List<Problem> problems)
    {
        if (type.BaseType is not { SpecialType: SpecialType.None } baseType || type.IsValueType || baseType.IsSavable())
            return;

        bool canConstruct = baseType.InstanceConstructors.Any(static constructor =>
            constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility != Accessibility.Private);
        if (!canConstruct)
        {
            string what = $"derived from {baseType.Name}, which has no constructor without parameters";
            problems.Add(new Problem(ProblemKind.UnsupportedDeclaration, location, type.Name, what, $"mark {baseType.Name} [Savable]"));
        }

        List<string> fields = [];
        bool isKnown = true;
        for (INamedTypeSymbol? current = baseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.IsSavable())
                break;

            // Reference assemblies leave private fields out, so nothing can be said of a class of another assembly.
            isKnown &= !current.DeclaringSyntaxReferences.IsEmpty;
            foreach (IFieldSymbol field in current.GetMembers().OfType<IFieldSymbol>())
            {
                if (!field.IsStatic)
                    fields.Add(field.AssociatedSymbol?.Name ?? field.Name);
            }
        }

        if (!isKnown || fields.Count > 0 || DerivesFromSavable(baseType))
        {
            string names = fields.Count > 0 ? string.Join(", ", fields) : "fields that cannot be seen from here";
            problems.Add(new Problem(ProblemKind.UnsavedBase, location, type.Name, baseType.Name, names));
        }
    }

    // Between two savable classes, one that is not would break the chain of generated members.
    private static bool DerivesFromSavable(INamedTypeSymbol type) =>
        type.BaseType is { } baseType && (baseType.IsSavable() || DerivesFromSavable(baseType));

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Length > 0
        && type.DeclaringSyntaxReferences.All(static reference =>
            reference.GetSyntax() is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
