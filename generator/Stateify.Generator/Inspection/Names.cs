using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stateify.Generator.Inspection;

/// <summary>How types and members are written in generated code.</summary>
internal static class Names
{
    /// <summary>The type as other code has it, wherever that is.</summary>
    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>Whether a type has a full name. Its own name is compared first: to write all of it takes much longer.</summary>
    public static bool IsCalled(this ITypeSymbol? type, string fullName) =>
        type is not null && fullName.EndsWith(type.Name, StringComparison.Ordinal) && type.ToDisplayString() == fullName;

    /// <summary>The type of one-dimensional arrays: C# writes the rank of the outermost array first.</summary>
    public static string ArrayOf(ITypeSymbol element)
    {
        ITypeSymbol innermost = element;
        while (innermost is IArrayTypeSymbol array)
            innermost = array.ElementType;
        string name = innermost.FullName();
        return $"{name}[]{element.FullName().Substring(name.Length)}";
    }

    /// <summary>A name as it must be written to be no keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A name as a part of an identifier: names of explicitly implemented members have dots and more.</summary>
    public static string Stem(string name) => new([.. name.Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_')]);

    /// <summary>The head of a declaration that continues a type.</summary>
    public static string Declaration(INamedTypeSymbol type)
    {
        string keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        return $"partial {keyword} {Escape(type.Name)}{TypeParameters(type)}";
    }

    /// <summary>
    /// The name of the generated file: the type's full name. File names are compared without regard to case and not all that
    /// C# allows in names is allowed in theirs, so a type with a twin that differs only by case, or with such a name, gets a hash
    /// of its name appended.
    /// </summary>
    public static string HintName(INamedTypeSymbol type)
    {
        StringBuilder name = new(type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat));
        Inspections inspections = Inspections.Of(type.ContainingAssembly);
        bool hasTwin = false;
        for (ISymbol? symbol = type; symbol is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; symbol = symbol.ContainingSymbol)
            hasTwin |= inspections.HasTwin(symbol);
        string exact = name.ToString();
        name.Replace('<', '{').Replace('>', '}').Replace(", ", ",").Replace("@", "");
        bool hasOdd = false;
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsLetterOrDigit(name[i]) || "._{},".IndexOf(name[i]) >= 0)
                continue;
            name[i] = '_';
            hasOdd = true;
        }

        if (hasTwin || hasOdd)
            name.Append('.').Append(StableHash(exact));
        return name.Append(".g.cs").ToString();
    }

    /// <summary>The name of the class that makes the types of an assembly known; a name that is no identifier gets a hash appended.</summary>
    public static string RegistryOf(string assembly)
    {
        string stem = Stem(assembly);
        return stem == assembly ? $"StateRegistryOf_{stem}" : $"StateRegistryOf_{stem}_{StableHash(assembly)}";
    }

    private static string TypeParameters(INamedTypeSymbol type) =>
        type.TypeParameters.IsEmpty
            ? ""
            : $"<{string.Join(", ", type.TypeParameters.Select(static parameter => Escape(parameter.Name)))}>";

    // FNV-1a: string.GetHashCode differs from process to process.
    private static string StableHash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
