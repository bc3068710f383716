using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Analyzers.Declarations;
using Stateify.CodeFixes.OnRamp;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.Edits;

/// <summary>Makes types savable.</summary>
internal static class SavableDeclarations
{
    /// <summary>Asks for <c>partial</c> on all parts of a type and of those it is nested in.</summary>
    public static void MakePartial(this DeclarationEdits edits, INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (INamedTypeSymbol symbol in type.WithContainers())
        {
            foreach (TypeDeclarationSyntax declaration in edits.Solution.UserDeclarations<TypeDeclarationSyntax>(symbol, cancellation))
                edits.Change(declaration, Modifiers.WithPartial);
        }
    }

    /// <summary>Asks for <c>[Savable]</c> on a type, and on the base classes whose fields would be forgotten without it.</summary>
    public static async Task MakeSavableAsync(this DeclarationEdits edits, INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (INamedTypeSymbol symbol in type.WithBases())
        {
            // What such a type says to another serializer must not be lost.
            if (!SerializableTypes.IsCandidate(symbol))
                await edits.MarkAsync(symbol, cancellation).ConfigureAwait(false);
            else if (SerializableTypes.Obstacle(symbol) is null)
                await edits.ConvertAsync(symbol, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a type can be made savable: the user has written it, in a project that knows the library.</summary>
    public static async Task<bool> CanBecomeSavableAsync(this Solution solution, ITypeSymbol type, CancellationToken cancellation)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false, IsRefLikeType: false, IsFileLocal: false } named
            || named.IsSavable()
            || UnsavableTypes.Explain(named) is not null
            || (SerializableTypes.IsCandidate(named) && SerializableTypes.Obstacle(named) is not null)
            || solution.UserDeclarations<TypeDeclarationSyntax>(type, cancellation).FirstOrDefault() is not { } declaration)
        {
            return false;
        }

        Compilation? compilation = await solution.UserDocument(declaration.SyntaxTree)!.Project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        return compilation?.GetTypeByMetadataName(Attributes.SavableMetadataName) is not null;
    }

    /// <summary>The types that can be made savable so that values of a type can be saved, as far as the type names them.</summary>
    public static async Task<IReadOnlyList<INamedTypeSymbol>> UnmarkedInAsync(this Solution solution, ITypeSymbol type, CancellationToken cancellation)
    {
        List<INamedTypeSymbol> unmarked = [];
        foreach (INamedTypeSymbol part in PartsOf(type).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            if (await solution.CanBecomeSavableAsync(part, cancellation).ConfigureAwait(false))
                unmarked.Add(part);
        }

        return unmarked;
    }

    /// <summary>Those types, and all that their fields lead to and that can be made savable, too.</summary>
    public static async Task<IReadOnlyList<INamedTypeSymbol>> UnmarkedFromAsync(
        this Solution solution, IReadOnlyList<INamedTypeSymbol> types, CancellationToken cancellation)
    {
        List<INamedTypeSymbol> all = [.. types];
        HashSet<ISymbol> seen = new(all, SymbolEqualityComparer.Default);
        for (int i = 0; i < all.Count; i++)
        {
            foreach (StateMember member in all[i].WithBases().SelectMany(StateMember.Of))
            {
                if (!member.IsLeftOut)
                    all.AddRange((await solution.UnmarkedInAsync(member.Type, cancellation).ConfigureAwait(false)).Where(seen.Add));
            }
        }

        return all;
    }

    private static async Task MarkAsync(this DeclarationEdits edits, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (edits.Solution.UserDeclarations<TypeDeclarationSyntax>(type, cancellation).FirstOrDefault() is { } declaration
            && await edits.NameOfAsync(Attributes.Savable, declaration, cancellation).ConfigureAwait(false) is { } name)
        {
            edits.Annotate(declaration, name);
            edits.MakePartial(type, cancellation);
        }
    }

    // A base class without state may stay as it is, unless one with state is further up.
    private static IEnumerable<INamedTypeSymbol> WithBases(this INamedTypeSymbol type)
    {
        yield return type;
        List<INamedTypeSymbol> passed = [];
        for (INamedTypeSymbol? current = type.BaseType?.OriginalDefinition; current is not null && !current.IsSavable(); current = current.BaseType?.OriginalDefinition)
        {
            passed.Add(current);
            if (!StateMember.Of(current).Any() && current.BaseType?.IsSavable() != true)
                continue;
            foreach (INamedTypeSymbol symbol in passed)
                yield return symbol;
            passed.Clear();
        }
    }

    private static IEnumerable<INamedTypeSymbol> PartsOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => PartsOf(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(PartsOf).Append(named.OriginalDefinition),
        _ => [],
    };
}
