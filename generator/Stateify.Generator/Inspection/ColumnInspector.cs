using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>
/// Decides how values of a type are saved: the one source of truth for generator and analyzers. A reference to a sealed class
/// of the same compilation is an ordinal; sealing in another assembly is that assembly's business, so such a reference
/// carries its type.
/// </summary>
internal sealed class ColumnInspector
{
    /// <summary>The bytes of a reference to objects of one type.</summary>
    public const int ExactWidth = 4;

    private readonly IAssemblySymbol _assembly;
    private readonly Inspections _inspections;
    private readonly Questions _questions;

    private const string Contract = "stateify::";
    private const string Exclude = UnsavableTypes.Exclude;
    private const int ReferenceWidth = 8;

    /// <summary>Inspects types as fields of one assembly see them.</summary>
    /// <param name="assembly">The assembly that is being compiled.</param>
    public ColumnInspector(IAssemblySymbol assembly)
        : this(assembly, new Questions(), isProbe: false)
    {
    }

    private ColumnInspector(IAssemblySymbol assembly, Questions questions, bool isProbe)
    {
        _assembly = assembly;
        _inspections = Inspections.Of(assembly);
        _questions = questions;
        IsProbe = isProbe;
    }

    /// <summary>Whether all that is asked is if a type has code.</summary>
    public bool IsProbe { get; }

    /// <summary>
    /// Whether the generator emits code for a type, so that other generated code may name it. Whether fields of a class type can
    /// be saved does not depend on this, so a probe looks no further than the structs a type is made of.
    /// </summary>
    public bool HasCode(INamedTypeSymbol type)
    {
        if (!type.IsSavable())
            return false;
        INamedTypeSymbol definition = type.OriginalDefinition;
        if (!SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, _assembly))
            return !definition.GetTypeMembers("StateRows").IsEmpty;
        return InspectionOf(definition, CancellationToken.None).HasCode;
    }

    /// <summary>What is to be said of a type of the assembly: found once in a compilation.</summary>
    public TypeInspection InspectionOf(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (_inspections.Find(type) is { } known)
            return known;
        if (_questions.Open.Contains(type))
        {
            _questions.Assumed++;
            return new TypeInspection([], HasCode: true);
        }

        // An answer that rests on what is assumed of another open question holds only as long as that is open.
        int assumed = _questions.Assumed;
        _questions.Open.Add(type);
        TypeInspection inspection = TypeInspector.Inspect(type, new ColumnInspector(_assembly, _questions, isProbe: true), cancellation);
        _questions.Open.Remove(type);
        return _questions.Open.Count == 0 || _questions.Assumed == assumed ? _inspections.Remember(type, inspection) : inspection;
    }

    /// <summary>The column of a type's values.</summary>
    /// <param name="type">The type of a field, an element, a key.</param>
    public ColumnVerdict Inspect(ITypeSymbol type)
    {
        if (ScalarWidth(type) is { } width)
            return ColumnVerdict.Savable(ColumnAccess.Scalar, type.FullName(), $"{Contract}Scalar<{type.FullName()}>", width);

        return type switch
        {
            { SpecialType: SpecialType.System_Boolean } => Typed(ColumnAccess.Boolean, type, "BooleanColumn", 1),
            { SpecialType: SpecialType.System_String } => Typed(ColumnAccess.Text, type, "Text", ExactWidth),
            { SpecialType: SpecialType.System_Decimal } => Typed(ColumnAccess.Typed, type, "DecimalColumn", 16),
            { SpecialType: SpecialType.System_DateTime } => Typed(ColumnAccess.Typed, type, "DateTimeColumn", 8),
            { TypeKind: TypeKind.Dynamic } => ColumnVerdict.Unsavable("dynamic hides what it holds", "declare the field as object"),
            { SpecialType: SpecialType.System_Object } => Reference(type),
            ITypeParameterSymbol => Typed(ColumnAccess.Typed, type, $"DynamicColumn<{type.FullName()}>", 0),
            IArrayTypeSymbol array => InspectArray(array),
            INamedTypeSymbol named => InspectNamed(named),
            _ => ColumnVerdict.Unsavable("it is an address that means nothing in another process", Exclude),
        };
    }

    private ColumnVerdict InspectNamed(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
            return ColumnVerdict.Unsavable("its type is not known", "correct the error of the compiler");
        if (type.TypeKind == TypeKind.Enum)
        {
            int width = ScalarWidth(type.EnumUnderlyingType!) ?? 0;
            return ColumnVerdict.Savable(ColumnAccess.Scalar, type.FullName(), $"{Contract}EnumColumn<{type.FullName()}>", width);
        }

        if (UnsavableTypes.Explain(type) is var (reason, cure))
            return ColumnVerdict.Unsavable(reason, cure);
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return InspectNullable(type);
        if (type.IsSavable())
            return InspectSavable(type);
        if (PlatformTypes.Find(type) is { } platform)
            return InspectPlatform(type, platform);
        if (type.TypeKind is TypeKind.Interface or TypeKind.Delegate || IsAnyDelegate(type))
            return Reference(type);
        string kind = type.IsValueType ? "struct" : "class";
        return SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _assembly)
            ? ColumnVerdict.Unsavable($"it is a {kind} that is not marked [Savable]", $"mark {type.Name} [Savable], or {Exclude}")
            : ColumnVerdict.Unsavable($"it is a {kind} of {type.ContainingAssembly?.Name}, where it is not marked [Savable]", Exclude);
    }

    private ColumnVerdict InspectSavable(INamedTypeSymbol type)
    {
        foreach (ITypeSymbol argument in type.TypeArguments)
        {
            if (Inspect(argument).Column is null)
                return ColumnVerdict.Unsavable($"its type argument {argument.ToDisplayString()} cannot be saved", Exclude);
        }

        if (type.IsValueType)
        {
            return HasCode(type)
                ? Typed(ColumnAccess.Typed, type, $"Inline<{type.FullName()}>", 0)
                : WithoutCode(type);
        }

        bool isForeign = !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _assembly);
        if (isForeign && !HasCode(type))
            return WithoutCode(type);

        bool isExact = type.IsSealed
            && !isForeign
            && (IsProbe || HasCode(type));
        return isExact
            ? ColumnVerdict.Savable(ColumnAccess.Exact, type.FullName(), $"{type.FullName()}.StateReference", ExactWidth)
            : Reference(type);
    }

    private ColumnVerdict WithoutCode(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _assembly)
        ? ColumnVerdict.Unsavable($"{type.Name} cannot be saved because of its own errors", "correct them")
        : ColumnVerdict.Unsavable($"{type.ContainingAssembly?.Name} was compiled without the generator of Stateify, so {type.Name} has no code", "compile it with the generator");

    private ColumnVerdict InspectNullable(INamedTypeSymbol type)
    {
        ColumnVerdict inner = Inspect(type.TypeArguments[0]);
        if (inner.Column is not { } column)
            return inner;
        return Typed(
            ColumnAccess.Typed,
            type,
            $"Optional<{column.TypeName}, {column.ColumnName}>",
            column.Width == 0 ? 0 : column.Width + 1);
    }

    private ColumnVerdict InspectArray(IArrayTypeSymbol array)
    {
        ColumnVerdict element = Inspect(array.ElementType);
        if (element.Column is not { } column)
            return element;
        if (array.Rank > 1 && StructHooks.AreIn(array.ElementType))
            return CopiesOf(array.ElementType);
        return array.Rank == 1 && HasExactArrays(array.ElementType)
            ? Typed(ColumnAccess.Typed, array, ArrayColumn(array.ElementType, column), ExactWidth)
            : Reference(array);
    }

    // What calls it holds is known only when it is saved.
    private static bool IsAnyDelegate(ITypeSymbol type) => type.SpecialType is SpecialType.System_Delegate or SpecialType.System_MulticastDelegate;

    /// <summary>The column of one-dimensional arrays with elements of a type.</summary>
    private static string ArrayColumn(ITypeSymbol element, Column column) => HasExactArrays(element)
        ? $"ArrayReference<{column.TypeName}, {column.ColumnName}>"
        : $"Reference<{Names.ArrayOf(element)}>";

    // An array of an open class can really be an array of a class derived from it.
    // So can one of a delegate type whose parameters vary.
    private static bool HasExactArrays(ITypeSymbol element) =>
        element.IsValueType
        || element is { IsSealed: true, TypeKind: not TypeKind.Delegate }
        || (element is IArrayTypeSymbol { Rank: 1 } array && HasExactArrays(array.ElementType));

    private ColumnVerdict InspectPlatform(INamedTypeSymbol type, PlatformType platform)
    {
        List<string> arguments = [];
        foreach (ITypeSymbol argument in type.TypeArguments)
        {
            ColumnVerdict verdict = platform.Form == ArgumentForm.AnyTypes ? default : Inspect(argument);
            if (platform.Form != ArgumentForm.AnyTypes && verdict.Column is null)
                return ColumnVerdict.Unsavable($"it holds {argument.ToDisplayString()}: {verdict.Reason}", verdict.Cure!);
            arguments.Add(platform.Form switch
            {
                ArgumentForm.Columns => $"{verdict.Column!.TypeName}, {verdict.Column.ColumnName}",
                ArgumentForm.ArrayColumn => $"{verdict.Column!.TypeName}, {Contract}{ArrayColumn(argument, verdict.Column)}",
                _ => argument.FullName(),
            });
        }

        for (int i = 0; i < type.TypeArguments.Length; i++)
        {
            if (StructHooks.AreIn(type.TypeArguments[i]) && !platform.RunsStructHooks(i))
                return CopiesOf(type.TypeArguments[i]);
        }

        if (platform.Column is null)
            return Reference(type);
        string list = arguments.Count == 0 ? "" : $"<{string.Join(", ", arguments)}>";
        return Typed(ColumnAccess.Typed, type, platform.Column + list, platform.Width);
    }

    private static ColumnVerdict CopiesOf(ITypeSymbol type) => ColumnVerdict.Unsavable(
        $"it hands out copies of {type.ToDisplayString()}, whose hooks run where it is stored",
        "use an array or a list, or a class in place of the struct");

    private static ColumnVerdict Reference(ITypeSymbol type) =>
        Typed(ColumnAccess.Reference, type, $"Reference<{type.FullName()}>", ReferenceWidth);

    private static ColumnVerdict Typed(ColumnAccess access, ITypeSymbol type, string columnName, int width) =>
        ColumnVerdict.Savable(access, type.FullName(), Contract + columnName, width);

    private static int? ScalarWidth(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte => 1,
        SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
        SpecialType.None when type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            && type.ContainingType is null => type.Name switch
            {
                "Half" => 2,
                "TimeSpan" => 8,
                "Guid" or "Int128" or "UInt128" => 16,
                _ => null,
            },
        _ => null,
    };

    /// <summary>The types that are being inspected, and how often one was assumed to have code because it is.</summary>
    private sealed class Questions
    {
        public HashSet<ISymbol> Open { get; } = new(SymbolEqualityComparer.Default);

        public int Assumed { get; set; }
    }
}
