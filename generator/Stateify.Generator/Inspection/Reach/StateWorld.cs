using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>All types that can have objects in graphs of a compilation: its own and those of related assemblies. Not thread-safe.</summary>
internal sealed class StateWorld
{
    private readonly Compilation _compilation;
    private readonly IReadOnlyList<IAssemblySymbol> _relatives;
    private readonly Lazy<HashSet<ISymbol>> _platformContracts;
    private readonly Dictionary<INamedTypeSymbol, StateForm> _forms = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, IReadOnlyList<StateValue>> _values = new(SymbolEqualityComparer.Default);

    public StateWorld(Compilation compilation)
    {
        _compilation = compilation;
        _relatives = Relatives.Of(compilation);
        List<INamedTypeSymbol> own = [.. AssemblyTypes.In(compilation.Assembly)];
        OwnSavable = [.. own.Where(static type => type.IsSavable())];
        OwnUnsavable = [.. own.Where(static type => HasObjects(type) && !type.IsSavable())];
        Families = new TypeFamilies(own.Concat(_relatives.SelectMany(AssemblyTypes.In)).Where(HasObjects));
        _platformContracts = new(() => PlatformContracts(compilation));
    }

    /// <summary>The savable types that the compilation declares, abstract ones included.</summary>
    public IReadOnlyList<INamedTypeSymbol> OwnSavable { get; }

    /// <summary>The other types it declares that can have objects.</summary>
    public IReadOnlyList<INamedTypeSymbol> OwnUnsavable { get; }

    /// <summary>All types that can have objects, savable or not.</summary>
    public TypeFamilies Families { get; }

    /// <summary>Whether the compilation declares a type.</summary>
    public bool IsOwn(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly);

    /// <summary>Whether a type is of the compilation or of a related assembly.</summary>
    public bool Knows(INamedTypeSymbol type) => IsOwn(type) || _relatives.Contains(type.ContainingAssembly, SymbolEqualityComparer.Default);

    /// <summary>What is known of a type.</summary>
    public StateForm FormOf(INamedTypeSymbol type)
    {
        INamedTypeSymbol definition = type.OriginalDefinition;
        if (!_forms.TryGetValue(definition, out StateForm? form))
            _forms.Add(definition, form = StateForm.Of(definition, this));
        return form;
    }

    /// <summary>What the members of a type hold.</summary>
    public IReadOnlyList<StateValue> ValuesOf(INamedTypeSymbol type)
    {
        if (!_values.TryGetValue(type, out IReadOnlyList<StateValue>? values))
            _values.Add(type, values = [.. IsOwn(type) ? StateValue.Of(type) : StateValue.VisibleOf(type)]);
        return values;
    }

    /// <summary>The types, other than itself, whose objects a reference to a class or interface can refer to.</summary>
    public IEnumerable<INamedTypeSymbol> MembersOf(INamedTypeSymbol family) => Families.MembersOf(family)
        .Where(member => !SymbolEqualityComparer.Default.Equals(member, family.OriginalDefinition) && Fits(member, family));

    /// <summary>Whether a savable type implements an interface, or derives from an abstract class.</summary>
    public bool HasSavable(INamedTypeSymbol family) =>
        Families.MembersOf(family).Any(static member => member.IsSavable())
        || _platformContracts.Value.Contains(family.OriginalDefinition);

    /// <summary>Whether no assembly that cannot be seen from here has types that implement an interface or derive from a class.</summary>
    public bool IsClosedTo(INamedTypeSymbol family)
    {
        if (!IsOwn(family))
            return IsProgram && _relatives.Count == 0;
        return IsProgram || (family.WithContainers().Any(IsHidden) && _compilation.Assembly.GetAttributes().All(static attribute =>
            attribute.AttributeClass?.Name != "InternalsVisibleToAttribute"));
    }

    private bool IsProgram => _compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    private static bool IsHidden(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal;

    private static bool HasObjects(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsStatic: false, IsRefLikeType: false, IsImplicitlyDeclared: false };

    // With which arguments a generic type is used is not known here.
    private static bool Fits(INamedTypeSymbol type, INamedTypeSymbol family) =>
        type.WithContainers().Any(static symbol => symbol.IsGenericType)
        || TypeFamilies.Of(type).Contains(family, SymbolEqualityComparer.Default);

    private static HashSet<ISymbol> PlatformContracts(Compilation compilation)
    {
        SpecialType[] values =
        [
            SpecialType.System_Object, SpecialType.System_String, SpecialType.System_Array, SpecialType.System_Enum, SpecialType.System_Int32,
            SpecialType.System_Double, SpecialType.System_Decimal, SpecialType.System_DateTime, SpecialType.System_Delegate,
        ];
        return new HashSet<ISymbol>(
            values.Select(compilation.GetSpecialType)
                .Concat(PlatformTypes.Names.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>())
                .SelectMany(static type => type.AllInterfaces)
                .Select(static contract => contract.OriginalDefinition),
            SymbolEqualityComparer.Default);
    }
}
