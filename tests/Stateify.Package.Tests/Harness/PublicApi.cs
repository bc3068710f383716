using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stateify.Package.Tests.Harness;

/// <summary>
/// The text of an assembly's public surface: each namespace, type and member that another assembly can name, one a line and
/// sorted, with all that a caller can depend on.
/// </summary>
internal static class PublicApi
{
    private static readonly string[] TellingAttributes =
        ["AttributeUsageAttribute", "EditorBrowsableAttribute", "FlagsAttribute", "ObsoleteAttribute"];

    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private static readonly SymbolDisplayFormat MemberFormat = Format(
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    private static readonly SymbolDisplayFormat HeadFormat = Format(
        SymbolDisplayTypeQualificationStyle.NameOnly,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance);

    /// <summary>Describes an assembly.</summary>
    /// <param name="image">The assembly's bytes; it refers to nothing but the framework.</param>
    public static string Of(byte[] image)
    {
        PortableExecutableReference reference = MetadataReference.CreateFromImage(image);
        string framework = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Caller",
            references: framework.Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)).Append(reference));
        IAssemblySymbol assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;

        StringBuilder text = new();
        foreach (INamespaceSymbol space in Namespaces(assembly.GlobalNamespace).OrderBy(static space => $"{space}", StringComparer.Ordinal))
        {
            IReadOnlyList<string> types = Sorted(space.GetTypeMembers(), static type => Describe(type, indent: ""));
            if (types.Count > 0)
                text.Append("namespace ").Append(space).Append(";\n\n").AppendJoin('\n', types).Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static SymbolDisplayFormat Format(SymbolDisplayTypeQualificationStyle names, SymbolDisplayGenericsOptions generics) => new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        names,
        generics,
        SymbolDisplayMemberOptions.IncludeAccessibility
        | SymbolDisplayMemberOptions.IncludeConstantValue
        | SymbolDisplayMemberOptions.IncludeModifiers
        | SymbolDisplayMemberOptions.IncludeParameters
        | SymbolDisplayMemberOptions.IncludeRef
        | SymbolDisplayMemberOptions.IncludeType,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeDefaultValue
        | SymbolDisplayParameterOptions.IncludeExtensionThis
        | SymbolDisplayParameterOptions.IncludeModifiers
        | SymbolDisplayParameterOptions.IncludeName
        | SymbolDisplayParameterOptions.IncludeType,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: TypeFormat.MiscellaneousOptions);

    private static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(Namespaces).Prepend(space);

    private static IReadOnlyList<string> Sorted<T>(IEnumerable<T> symbols, Func<T, string> describe)
        where T : ISymbol =>
        [
            .. symbols.Where(static symbol => IsVisible(symbol))
                .Select(symbol => (symbol.Name, Text: describe(symbol)))
                .OrderBy(static line => line.Name, StringComparer.Ordinal)
                .ThenBy(static line => line.Text, StringComparer.Ordinal)
                .Select(static line => line.Text),
        ];

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Protected or Accessibility.ProtectedOrInternal => !symbol.ContainingType.IsSealed,
        _ => false,
    };

    /// <summary>Whether a member is one that C# code names, rather than one that the compiler names for it.</summary>
    private static bool IsMember(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol => false,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => !constructor.IsImplicitlyDeclared,
        IMethodSymbol method => method.AssociatedSymbol is null && (method.CanBeReferencedByName || method.MethodKind != MethodKind.Ordinary),
        _ => true,
    };

    private static string Describe(INamedTypeSymbol type, string indent)
    {
        StringBuilder text = new();
        foreach (AttributeData attribute in type.GetAttributes().Where(static attribute => TellingAttributes.Contains(attribute.AttributeClass!.Name)))
            text.Append(indent).Append('[').Append(attribute).Append("]\n");
        text.Append(indent).Append(Head(type));
        if (type.TypeKind == TypeKind.Delegate)
            return text.Append(";\n").ToString();

        string inner = indent + "    ";
        text.Append('\n').Append(indent).Append("{\n");
        foreach (string member in Sorted(type.GetMembers().Where(IsMember), Describe))
            text.Append(inner).Append(member).Append('\n');
        foreach (string nested in Sorted(type.GetTypeMembers(), nested => Describe(nested, inner)))
            text.Append(nested);
        return text.Append(indent).Append("}\n").ToString();
    }

    private static string Describe(ISymbol member) => InterfaceModifiers(member) + member.ToDisplayString(MemberFormat);

    private static string Head(INamedTypeSymbol type)
    {
        string modifiers = type switch
        {
            { TypeKind: not TypeKind.Class } => "",
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        INamedTypeSymbol? ancestor = type is { TypeKind: TypeKind.Class, BaseType.SpecialType: not SpecialType.System_Object }
            ? type.BaseType
            : type.EnumUnderlyingType;
        IEnumerable<string> bases = type.Interfaces.Where(static contract => IsVisible(contract))
            .Select(static contract => contract.ToDisplayString(TypeFormat))
            .Order(StringComparer.Ordinal);
        if (ancestor is not null)
            bases = bases.Prepend(ancestor.ToDisplayString(TypeFormat));

        string list = string.Join(", ", bases);
        string head = $"{SyntaxFacts.GetText(type.DeclaredAccessibility)} {modifiers}{type.ToDisplayString(HeadFormat)}";
        return $"{head}{(list.Length > 0 ? " : " : "")}{list}{string.Concat(type.TypeParameters.Select(Constraints))}";
    }

    /// <summary>The modifiers that the display of a member leaves out if its type is an interface.</summary>
    private static string InterfaceModifiers(ISymbol member) => member switch
    {
        { ContainingType.TypeKind: not TypeKind.Interface } => "",
        { IsStatic: true } => member.IsAbstract ? "static abstract " : member.IsVirtual ? "static virtual " : "static ",
        _ => member.IsVirtual ? "virtual " : "",
    };

    /// <summary>The part that the display of a method of the same constraints ends with.</summary>
    private static string Constraints(ITypeParameterSymbol parameter)
    {
        List<string> constraints = [.. parameter.ConstraintTypes.Select(static type => type.ToDisplayString(TypeFormat))];
        if (parameter.HasUnmanagedTypeConstraint)
            constraints.Insert(0, "unmanaged");
        else if (parameter.HasValueTypeConstraint)
            constraints.Insert(0, "struct");
        else if (parameter.HasReferenceTypeConstraint)
            constraints.Insert(0, parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint)
            constraints.Insert(0, "notnull");
        if (parameter.HasConstructorConstraint)
            constraints.Add("new()");
        if (parameter.AllowsRefLikeType)
            constraints.Add("allows ref struct");
        return constraints.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }
}
