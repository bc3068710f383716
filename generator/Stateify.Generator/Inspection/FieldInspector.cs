using System.Globalization;
using Microsoft.CodeAnalysis;
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
        HashSet<string> stems = new(StringComparer.Ordinal);
        if (PlatformBases.HasElements(type.BaseType) && InspectElements(type.BaseType!, registrations) is { } elements)
            fields.Add(elements);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IEventSymbol { IsStatic: false } eventSymbol && eventSymbol.HasField())
                InspectEvent(eventSymbol);
            if (member is not IFieldSymbol { IsStatic: false, IsConst: false } field || field.AssociatedSymbol is IEventSymbol || field.IsOwnOutput())
                continue;
            if (InspectField(field, registrations) is not { } model)
                continue;
            string stem = Names.Stem(model.Name);
            for (int twin = 2; !stems.Add(stem); twin++)
                stem = $"{Names.Stem(model.Name)}_{twin.ToString(CultureInfo.InvariantCulture)}";
            fields.Add(model with { Stem = stem });
        }

        return fields;
    }

    /// <summary>Whether a field of the type itself is saved as another value.</summary>
    public static bool HasSaveAs(INamedTypeSymbol type) =>
        type.GetMembers().Any(static member =>
            member is IFieldSymbol { IsStatic: false } field && FindAttribute(field, Attributes.SaveAs) is not null);

    private static Location? LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault();

    private SavableField? InspectElements(INamedTypeSymbol collection, Registrations registrations)
    {
        ColumnVerdict verdict = columns.Inspect(collection);
        if (verdict.Column is null)
        {
            problems.Add(new Problem(
                ProblemKind.UnsavableMember, LocationOf(type), $"{type.Name}, whose base is", collection.ToDisplayString(), verdict.Reason!, verdict.Cure!));
            return null;
        }

        registrations.Add(collection);
        string name = collection.FullName();
        return new SavableField(
            "<base>", "base", "base", "<base>", name, FieldRole.Elements, FieldAccess.Direct, FieldAccess.Direct,
            ColumnVerdict.Savable(ColumnAccess.Typed, name, $"stateify::Elements<{name}>", ColumnInspector.ExactWidth).Column,
            false, null, null, ZeroTest.Null);
    }

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
            Attributes.ZeroValue => InspectUnwritten(field, symbol, FieldRole.ZeroValue),
            Attributes.External => InspectUnwritten(field, symbol, FieldRole.External),
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

    // Its type matters only in that generated code must be able to name it as a type argument.
    private SavableField? InspectUnwritten(IFieldSymbol field, ISymbol symbol, FieldRole role)
    {
        if (field.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
        {
            Unsavable(symbol, field.Type, "generated code does not touch pointers", "exclude it with [NoSave(\"reason\")]");
            return null;
        }

        return Model(field, role, null, false) with
        {
            Key = FindAttribute(field, Attributes.External)?.ConstructorArguments.FirstOrDefault().Value as string,
        };
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

        string methods = MethodSuffix(symbol.Name.Substring(symbol.Name.LastIndexOf('.') + 1));
        bool hasSave = type.GetMembers("Save" + methods).OfType<IMethodSymbol>().Any(method =>
            method is { IsStatic: false, IsGenericMethod: false, Parameters.IsEmpty: true }
            && method.CanAlwaysBeCalled()
            && SymbolEqualityComparer.Default.Equals(method.ReturnType, saved));
        bool hasLoad = type.GetMembers("Load" + methods).OfType<IMethodSymbol>().Any(method =>
            method is { IsStatic: false, IsGenericMethod: false, ReturnsVoid: true, Parameters.Length: 1 }
            && method.Parameters[0].RefKind is (RefKind.None or RefKind.In)
            && method.CanAlwaysBeCalled()
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
            name,
            Names.Escape(name),
            name,
            field.MetadataName,
            field.Type.FullName(),
            role,
            reading,
            writing,
            column,
            waits,
            null,
            null,
            ZeroTestOf(field.Type));
    }

    private static (FieldAccess Reading, FieldAccess Writing) AccessTo(IFieldSymbol field)
    {
        if (field.AssociatedSymbol is IPropertySymbol property)
        {
            return (
                property.IsAuto(property.GetMethod) ? FieldAccess.Direct : FieldAccess.Accessor,
                property.IsAuto(property.SetMethod) ? FieldAccess.Direct : FieldAccess.Accessor);
        }

        if (!field.CanBeNamed())
            return (FieldAccess.Accessor, FieldAccess.Accessor);
        return (FieldAccess.Direct, field.IsReadOnly ? FieldAccess.PastReadonly : FieldAccess.Direct);
    }

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
