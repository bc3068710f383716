using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>Whether code can be added to a type at all.</summary>
internal static class DeclarationInspector
{
    private static readonly string[] ReservedNames = ["StateRows", "StateReference", "_stateOrdinal"];

    public static void Inspect(INamedTypeSymbol type, List<Problem> problems)
    {
        Location? location = type.Locations.FirstOrDefault();
        if (WithoutFields(type) is var (kind, remedy))
        {
            problems.Add(new Problem(ProblemKind.UnsupportedDeclaration, location, type.Name, kind, remedy));
            return;
        }

        if (Unsupported(type) is var (what, cure))
            problems.Add(new Problem(ProblemKind.UnsupportedDeclaration, location, type.Name, what, cure));
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (!IsPartial(current))
                problems.Add(new Problem(ProblemKind.NotPartial, current.Locations.FirstOrDefault(), current.Name));
        }

        foreach (string name in ReservedNames)
        {
            bool isTypeParameter = type.TypeParameters.Any(parameter => parameter.Name == name);
            if (type.Name == name || isTypeParameter || DeclaresMember(type, name))
                problems.Add(new Problem(ProblemKind.NameConflict, location, type.Name, name));
        }

        InspectSurroundings(type, location, problems);
        InspectBase(type, location, problems);
    }

    private static bool DeclaresMember(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).Any(static member => !member.IsOwnOutput());

    // Names by which generated code cannot tell the type from something else.
    private static void InspectSurroundings(INamedTypeSymbol type, Location? location, List<Problem> problems)
    {
        if (type.ContainingSymbol is INamespaceOrTypeSymbol container && container.GetTypeMembers(type.Name, type.Arity).Length > 1)
            problems.Add(new Problem(ProblemKind.NameConflict, location, type.Name, type.Name));

        HashSet<string> parameters = new(StringComparer.Ordinal);
        foreach (ITypeParameterSymbol parameter in type.WithContainers().SelectMany(static symbol => symbol.TypeParameters))
        {
            if (!parameters.Add(parameter.Name))
                problems.Add(new Problem(ProblemKind.NameConflict, location, type.Name, parameter.Name));
        }

        List<INamedTypeSymbol> chain = [.. type.WithContainers()];
        IReadOnlyList<RegistryStep> path = RegistryAccess.Path(type);
        for (int level = 0; level < path.Count; level++)
        {
            if (DeclaresMember(chain[level], path[level].Property))
                problems.Add(new Problem(ProblemKind.NameConflict, location, type.Name, path[level].Property));
        }
    }

    // The compiler does not allow the attribute there either, but does not say what to do.
    private static (string What, string Cure)? WithoutFields(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface => ("an interface", "remove [Savable] and mark the classes that implement it, which have the fields"),
        TypeKind.Enum => ("an enum", "remove [Savable]: enums are saved without it"),
        TypeKind.Delegate => ("a delegate type", "remove [Savable] and mark the methods that delegates call [SavableCallback]"),
        _ => null,
    };

    private static (string What, string Cure)? Unsupported(INamedTypeSymbol type)
    {
        if (type.WithContainers().Any(static symbol => symbol.IsFileLocal))
            return ("local to its file", "remove the modifier 'file': generated code is in another file");
        if (type.IsRefLikeType)
            return ("a ref struct", "declare it as an ordinary struct: a ref struct cannot be part of an object graph");
        if (type.IsStatic)
            return ("static", "remove [Savable]: it has no instances");
        if (SymbolEqualityComparer.Default.Equals(type.Find(Attributes.Savable)?.AttributeClass?.ContainingAssembly, type.ContainingAssembly))
            return ("in the assembly that declares [Savable]", "move it to one that references Stateify: generated code calls the library as it is compiled");
        if (GenericGrowth.IsEndless(type))
            return ("a generic type whose fields lead to ever larger types of its kind", "close the types of its fields");
        if (LanguageOf(type) < LanguageVersion.CSharp12)
            return ($"compiled as C# {LanguageOf(type).ToDisplayString()}", "set <LangVersion> to 12 or later, which the generated code is written in");
        return null;
    }

    private static void InspectBase(INamedTypeSymbol type, Location? location, List<Problem> problems)
    {
        if (type.BaseType is not { SpecialType: SpecialType.None } baseType || type.IsValueType || baseType.IsSavable())
            return;
        if (PlatformBases.IsFine(baseType))
            return;

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

    private static LanguageVersion LanguageOf(INamedTypeSymbol type) =>
        ((CSharpParseOptions)type.DeclaringSyntaxReferences[0].SyntaxTree.Options).LanguageVersion;

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Length > 0
        && type.DeclaringSyntaxReferences.All(static reference =>
            reference.GetSyntax() is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
