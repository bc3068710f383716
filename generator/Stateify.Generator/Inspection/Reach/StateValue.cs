using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>A member of a savable type and the type of what is saved for it.</summary>
internal readonly record struct StateValue(ISymbol Member, ITypeSymbol Type)
{
    /// <summary>What objects hold by the members that a type of the compilation declares.</summary>
    public static IEnumerable<StateValue> Of(INamedTypeSymbol type) => StateMember.Of(type)
        .Where(static member => !member.IsLeftOut)
        .Select(static member => new StateValue(member.Symbol, SavedType(member)));

    /// <summary>
    /// The same for a type of another assembly, as far as others can see it: by its visible fields, and the properties whose code the
    /// compiler has written.
    /// </summary>
    public static IEnumerable<StateValue> VisibleOf(INamedTypeSymbol type) => type.GetMembers()
        .Where(static member => !member.IsStatic && IsVisible(member) && IsSavedItself(member))
        .Select(static member => member switch
        {
            IFieldSymbol field => new StateValue(field, field.Type),
            IPropertySymbol property when HasField(property) => new StateValue(property, property.Type),
            _ => default(StateValue?),
        })
        .OfType<StateValue>();

    private static ITypeSymbol SavedType(StateMember member) =>
        member.Find(Attributes.SaveAs)?.AttributeClass?.TypeArguments.FirstOrDefault() ?? member.ItemType;

    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool IsSavedItself(ISymbol member) => !FieldInspector.Roles.Any(role => member.Find(role) is not null);

    private static bool HasField(IPropertySymbol property) =>
        property.GetMethod?.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute") == true
        || property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
