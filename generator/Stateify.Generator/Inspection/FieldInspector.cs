using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>Decides for every instance field of a type what becomes of it.</summary>
internal sealed class FieldInspector(INamedTypeSymbol type, ColumnInspector columns, List<Problem> problems)
{
    private static readonly string[] Roles = [Attributes.NoSave, Attributes.ZeroValue, Attributes.External, Attributes.SaveAs];

    /// <summary>The fields with a role, in the order of declaration.</summary>
    public List<SavableField> Inspect(Registrations registrations)
    {
        List<SavableField> fields = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IEventSymbol { AddMethod.IsImplicitlyDeclared: true, IsStatic: false } eventSymbol)
                InspectEvent(eventSymbol);
            if (member is not IFieldSymbol { IsStatic: false, IsConst: false } field || field.AssociatedSymbol is IEventSymbol || field.IsOwnOutput())
                continue;
            if (InspectField(field, registrations) is not { } model)
                continue;
            fields.Add(model);
            if (!names.Add(model.Name))
                problems.Add(new Problem(ProblemKind.NameConflict, LocationOf(field), type.Name, model.Name));
        }

        return fields;
    }

    /// <summary>Whether a field of the type itself is saved as another value.</summary>
    public static bool HasSaveAs(INamedTypeSymbol type) =>
        type.GetMembers().Any(static member => member is IFieldSymbol or IPropertySymbol && member.Find(Attributes.SaveAs) is not null);

    private static Location? LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault();

    private void InspectEvent(IEventSymbol eventSymbol)
    {
        if (eventSymbol.Find(Attributes.NoSave) is not { } noSave)
        {
            Unsavable(
                eventSymbol, eventSymbol.Type, "it is an event: delegates, and whatever their code has captured",
                "exclude it with [NoSave(\"reason\")] and subscribe again in AfterLoad");
        }
        else
        {
            CheckReason(eventSymbol, noSave);
        }
    }

    private SavableField? InspectField(IFieldSymbol field, Registrations registrations)
    {
        ISymbol symbol = field.AssociatedSymbol ?? field;
        List<string> roles = Roles.Where(role => FindAttribute(field, role) is not null).ToList();
        bool waits = FindAttribute(field, Attributes.Wait) is not null;
        if (waits && roles.Any(static role => role != Attributes.SaveAs))
            roles.Add(Attributes.Wait);
        if (roles.Count > 1)
        {
            string list = string.Join(" and ", roles.Select(static role => $"[{role.Substring(0, role.Length - "Attribute".Length)}]"));
            problems.Add(new Problem(ProblemKind.ContradictoryAttributes, LocationOf(symbol), symbol.Name, list));
            return null;
        }

        return roles.FirstOrDefault() switch
        {
            Attributes.NoSave => CheckReason(symbol, FindAttribute(field, Attributes.NoSave)!),
            Attributes.ZeroValue => Model(field, FieldRole.ZeroValue, null, false),
            Attributes.External => Model(field, FieldRole.External, null, false) with
            {
                Key = FindAttribute(field, Attributes.External)!.ConstructorArguments.FirstOrDefault().Value as string ?? "",
            },
            Attributes.SaveAs => InspectSaveAs(field, symbol, waits, registrations),
            _ => InspectSaved(field, symbol, waits, registrations),
        };
    }

    private SavableField? InspectSaved(IFieldSymbol field, ISymbol symbol, bool waits, Registrations registrations)
    {
        ColumnVerdict verdict = field.IsFixedSizeBuffer
            ? ColumnVerdict.Unsavable("it is a fixed buffer, which is not supported", "use an array")
            : columns.Inspect(field.Type);
        if (verdict.Column is not { } column)
        {
            Unsavable(symbol, field.Type, verdict.Reason!, verdict.Cure!);
            return null;
        }

        registrations.Add(field.Type);
        return Model(field, FieldRole.Saved, column, waits);
    }

    private SavableField? InspectSaveAs(IFieldSymbol field, ISymbol symbol, bool waits, Registrations registrations)
    {
        ITypeSymbol saved = FindAttribute(field, Attributes.SaveAs)!.AttributeClass!.TypeArguments[0];
        ColumnVerdict verdict = columns.Inspect(saved);
        if (verdict.Column is not { } column)
        {
            Unsavable(symbol, saved, verdict.Reason!, verdict.Cure!);
            return null;
        }

        string methods = MethodSuffix(symbol.Name);
        bool hasSave = type.GetMembers("Save" + methods).OfType<IMethodSymbol>().Any(method =>
            method is { IsStatic: false, IsGenericMethod: false, Parameters.IsEmpty: true }
            && SymbolEqualityComparer.Default.Equals(method.ReturnType, saved));
        bool hasLoad = type.GetMembers("Load" + methods).OfType<IMethodSymbol>().Any(method =>
            method is { IsStatic: false, IsGenericMethod: false, ReturnsVoid: true, Parameters.Length: 1 }
            && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, saved));
        string savedName = saved.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (type.IsValueType)
            Missing(symbol, "a field of a class: [SaveAs<T>] in structs is not supported");
        if (!hasSave)
            Missing(symbol, $"'{savedName} Save{methods}()'");
        if (!hasLoad)
            Missing(symbol, $"'void Load{methods}({savedName} value)'");

        registrations.Add(saved);
        return Model(field, FieldRole.SavedAs, column, waits) with { Methods = methods };
    }

    private SavableField Model(IFieldSymbol field, FieldRole role, Column? column, bool waits)
    {
        string name = field.AssociatedSymbol?.Name ?? field.Name;
        (FieldAccess reading, FieldAccess writing) = AccessTo(field);
        return new SavableField(
            name, Names.Escape(name), field.Type.FullName(), role, reading, writing, column, waits, null, null, ZeroTestOf(field.Type));
    }

    private static (FieldAccess Reading, FieldAccess Writing) AccessTo(IFieldSymbol field)
    {
        if (field.AssociatedSymbol is not IPropertySymbol property)
            return (FieldAccess.Direct, field.IsReadOnly ? FieldAccess.PastReadonly : FieldAccess.Direct);

        bool isDispatched = property.IsVirtual || property.IsOverride || property.IsAbstract || !property.ExplicitInterfaceImplementations.IsEmpty;
        bool canGet = !isDispatched && IsAuto(property.GetMethod);
        bool canSet = !isDispatched && IsAuto(property.SetMethod) && property.SetMethod is { IsInitOnly: false };
        return (canGet ? FieldAccess.Direct : FieldAccess.Accessor, canSet ? FieldAccess.Direct : FieldAccess.Accessor);
    }

    // An accessor with a body can do more than reach the field.
    private static bool IsAuto(IMethodSymbol? accessor) =>
        accessor?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is AccessorDeclarationSyntax { Body: null, ExpressionBody: null };

    private static ZeroTest ZeroTestOf(ITypeSymbol type) => type switch
    {
        { IsReferenceType: true } or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => ZeroTest.Null,
        { SpecialType: not SpecialType.None } or { TypeKind: TypeKind.Enum } => ZeroTest.Operator,
        _ => ZeroTest.Comparer,
    };

    private static string MethodSuffix(string fieldName)
    {
        string name = fieldName.StartsWith("m_", StringComparison.Ordinal) ? fieldName.Substring(2) : fieldName.TrimStart('_');
        return name.Length == 0 ? fieldName : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private static AttributeData? FindAttribute(IFieldSymbol field, string name) => field.AssociatedSymbol?.Find(name) ?? field.Find(name);

    private SavableField? CheckReason(ISymbol symbol, AttributeData noSave)
    {
        if (string.IsNullOrWhiteSpace(noSave.ConstructorArguments.FirstOrDefault().Value as string))
            problems.Add(new Problem(ProblemKind.NoSaveWithoutReason, LocationOf(symbol), symbol.Name));
        return null;
    }

    private void Unsavable(ISymbol symbol, ITypeSymbol memberType, string reason, string cure) => problems.Add(new Problem(
        ProblemKind.UnsavableMember, LocationOf(symbol), $"{type.Name}.{symbol.Name}", memberType.ToDisplayString(), reason, cure));

    private void Missing(ISymbol symbol, string wanted) =>
        problems.Add(new Problem(ProblemKind.SaveAsMethodMissing, LocationOf(symbol), $"{type.Name}.{symbol.Name}", wanted));
}
