using System.Globalization;
using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>Decides for every instance field of a type what becomes of it.</summary>
internal sealed class FieldInspector(INamedTypeSymbol type, ColumnInspector columns, Creation creation, List<Problem> problems)
{
    /// <summary>What stands for the name of a field where the elements of a collection are saved that the class derives from.</summary>
    public const string ElementsName = "<base>";

    /// <summary>The attributes by which a member is saved otherwise than by its own value, or not at all.</summary>
    public static readonly string[] Roles = [Attributes.NoSave, Attributes.ZeroValue, Attributes.External, Attributes.SaveAs];

    /// <summary>Whether a field that no row fills has an initializer.</summary>
    public bool NeedsInitializers { get; private set; }

    /// <summary>The fields with a role, in the order of declaration.</summary>
    public List<SavableField> Inspect(Registrations registrations, CancellationToken cancellation)
    {
        List<SavableField> fields = [];
        HashSet<string> stems = new(StringComparer.Ordinal);
        if (PlatformBases.HasElements(type.BaseType) && InspectElements(type.BaseType!, registrations) is { } elements)
            fields.Add(elements);
        foreach (StateMember member in StateMember.Of(type))
        {
            if (InspectMember(member, registrations, cancellation) is not { } model)
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
        StateMember.Of(type).Any(static member => member.Find(Attributes.SaveAs) is not null);

    /// <summary>Whether a member's own value goes into a row.</summary>
    public static bool IsSavedItself(StateMember member) => !Roles.Any(role => member.Find(role) is not null);

    /// <summary>The names of the methods that save and restore the value of a field with <c>[SaveAs]</c>.</summary>
    public static (string Save, string Load) SaveAsMethods(ISymbol symbol) => ("Save" + MethodSuffix(symbol), "Load" + MethodSuffix(symbol));

    /// <summary>Whether a type has the method that gives the value to save.</summary>
    public static bool HasSave(INamedTypeSymbol type, ISymbol symbol, ITypeSymbol saved) =>
        type.GetMembers(SaveAsMethods(symbol).Save).OfType<IMethodSymbol>().Any(method => IsSave(method, saved));

    /// <summary>Whether a type has the method that takes the value back.</summary>
    public static bool HasLoad(INamedTypeSymbol type, ISymbol symbol, ITypeSymbol saved) =>
        type.GetMembers(SaveAsMethods(symbol).Load).OfType<IMethodSymbol>().Any(method => IsLoad(method, saved));

    private SavableField? InspectElements(INamedTypeSymbol collection, Registrations registrations)
    {
        ColumnVerdict verdict = columns.Inspect(collection);
        if (verdict.Column is null)
        {
            problems.Add(new Problem(
                ProblemKind.UnsavableMember, type.Locations.FirstOrDefault(), $"{type.Name}, whose base is", collection.ToDisplayString(), verdict.Reason!, verdict.Cure!));
            return null;
        }

        registrations.Add(collection);
        string name = collection.FullName();
        return new SavableField(
            ElementsName, "base", "base", ElementsName, name, FieldRole.Elements, FieldAccess.Direct, FieldAccess.Direct,
            ColumnVerdict.Savable(ColumnAccess.Typed, name, $"stateify::Elements<{name}>", ColumnInspector.ExactWidth).Column,
            false, null, null, false, false, ZeroTest.Null, new EquatableArray<string>([]));
    }

    private SavableField? InspectMember(StateMember member, Registrations registrations, CancellationToken cancellation)
    {
        if (member.Symbol is IEventSymbol eventSymbol && eventSymbol.HasFieldAttributes())
        {
            Unsavable(eventSymbol, eventSymbol.Type, "what attributes on the field of an event say cannot be seen", "put them on the event, without 'field:'");
            return null;
        }

        List<string> roles = Roles.Where(role => member.Find(role) is not null).ToList();
        bool waits = member.Find(Attributes.Wait) is not null;
        if (waits && roles.Any(static role => role != Attributes.SaveAs))
            roles.Add(Attributes.Wait);
        if (roles.Count > 1)
        {
            string list = string.Join(" and ", roles.Select(static role => $"[{role.Substring(0, role.Length - "Attribute".Length)}]"));
            problems.Add(new Problem(ProblemKind.ContradictoryAttributes, member.Location, member.Symbol.Name, list));
            return null;
        }

        string? role = roles.FirstOrDefault();
        if (role is Attributes.NoSave or Attributes.SaveAs)
            InspectInitializer(member, cancellation);
        return role switch
        {
            Attributes.NoSave => CheckNoSave(member),
            Attributes.ZeroValue => InspectZeroValue(member),
            Attributes.External => InspectUnwritten(member, FieldRole.External),
            Attributes.SaveAs => InspectSaveAs(member, waits, registrations),
            _ => InspectSaved(member, waits, registrations),
        };
    }

    // What no row fills must get its initial value from the code that makes the object, or from the hook that completes it.
    private void InspectInitializer(StateMember member, CancellationToken cancellation)
    {
        if (!member.HasInitializer)
            return;
        NeedsInitializers = true;
        if (creation == Creation.Bare && !HookInspector.IsAssignedAfterLoad(type, member.Symbol, cancellation))
            problems.Add(new Problem(ProblemKind.LostInitializer, member.Location, $"{type.Name}.{member.Symbol.Name}", type.Name));
    }

    private SavableField? InspectSaved(StateMember member, bool waits, Registrations registrations)
    {
        ColumnVerdict verdict = columns.Inspect(member.ItemType);
        if (verdict.Column is not { } column)
        {
            Unsavable(member.Symbol, member.ItemType, verdict.Reason!, verdict.Cure!);
            return null;
        }

        registrations.Add(member.ItemType);
        if (member.Count > 0)
            column = column with { Access = ColumnAccess.Repeated, Width = column.Width * member.Count, Count = member.Count };
        return Model(member, FieldRole.Saved, column, waits);
    }

    // Its type matters only in that generated code must be able to name it as a type argument.
    private SavableField? InspectUnwritten(StateMember member, FieldRole role)
    {
        if (member.Count > 0 || member.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
        {
            string reason = member.Count > 0 ? "it stands for several values" : "generated code does not touch pointers";
            Unsavable(member.Symbol, member.Type, reason, "exclude it with [NoSave(\"reason\")]");
            return null;
        }

        return Model(member, role, null, false) with
        {
            Key = member.Find(Attributes.External)?.ConstructorArguments.FirstOrDefault().Value as string,
        };
    }

    private SavableField? InspectSaveAs(StateMember member, bool waits, Registrations registrations)
    {
        ISymbol symbol = member.Symbol;
        if (member.Find(Attributes.SaveAs)!.AttributeClass!.TypeArguments.FirstOrDefault() is not { } saved)
        {
            Unsavable(symbol, member.Type, "[SaveAs<T>] is given no type", "say which type its value has in a file");
            return null;
        }

        ColumnVerdict verdict = columns.Inspect(saved);
        if (verdict.Column is not { } column)
        {
            Unsavable(symbol, saved, verdict.Reason!, verdict.Cure!);
            return null;
        }

        (string save, string load) = SaveAsMethods(symbol);
        string savedName = saved.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (!HasSave(type, symbol, saved))
            MethodMissing(symbol, save, $"{savedName} {save}()");
        if (!HasLoad(type, symbol, saved))
            MethodMissing(symbol, load, $"void {load}({savedName} value)");

        registrations.Add(saved);
        return Model(member, FieldRole.SavedAs, column, waits) with { Methods = MethodSuffix(symbol) };
    }

    private static bool IsSave(IMethodSymbol method, ITypeSymbol saved) =>
        method is { IsStatic: false, IsGenericMethod: false, Parameters.IsEmpty: true }
        && method.CanAlwaysBeCalled()
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, saved);

    private static bool IsLoad(IMethodSymbol method, ITypeSymbol saved) =>
        method is { IsStatic: false, IsGenericMethod: false, IsAsync: false, ReturnsVoid: true, Parameters.Length: 1 }
        && method.Parameters[0].RefKind is (RefKind.None or RefKind.In)
        && method.CanAlwaysBeCalled()
        && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, saved);

    private static SavableField Model(StateMember member, FieldRole role, Column? column, bool waits)
    {
        string name = member.Symbol.Name;
        bool hasHooks = role == FieldRole.Saved && StructHooks.CanBeIn(member.ItemType);
        (FieldAccess reading, FieldAccess writing) = AccessTo(member, hasHooks);
        return new SavableField(
            name,
            Names.Escape(name),
            name,
            member.MetadataName,
            member.Type.FullName(),
            role,
            reading,
            writing,
            column,
            waits,
            null,
            null,
            member.IsFixedBuffer,
            hasHooks,
            ZeroTestOf(member.Type),
            new EquatableArray<string>(member.Texts(Attributes.FormerlyNamed)));
    }

    private static (FieldAccess Reading, FieldAccess Writing) AccessTo(StateMember member, bool hasHooks)
    {
        // A property gives a copy of its value, and no place.
        if (member.Symbol is IPropertySymbol property && member.Count == 0 && !hasHooks)
        {
            return (
                property.IsAuto(property.GetMethod) ? FieldAccess.Direct : FieldAccess.Accessor,
                property.IsAuto(property.SetMethod) ? FieldAccess.Direct : FieldAccess.Accessor);
        }

        if (member.Symbol is IPropertySymbol or IParameterSymbol || !member.Symbol.CanBeNamed())
            return (FieldAccess.Accessor, FieldAccess.Accessor);
        return (FieldAccess.Direct, member.IsReadOnly ? FieldAccess.PastReadonly : FieldAccess.Direct);
    }

    private static ZeroTest ZeroTestOf(ITypeSymbol type) => type switch
    {
        { IsReferenceType: true } or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => ZeroTest.Null,
        { SpecialType: not SpecialType.None } or { TypeKind: TypeKind.Enum } => ZeroTest.Operator,
        _ => ZeroTest.Comparer,
    };

    private static string MethodSuffix(ISymbol symbol)
    {
        string fieldName = symbol.Name.Substring(symbol.Name.LastIndexOf('.') + 1);
        string name = fieldName.StartsWith("m_", StringComparison.Ordinal) ? fieldName.Substring(2) : fieldName.TrimStart('_');
        return name.Length == 0 ? fieldName : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private SavableField? CheckNoSave(StateMember member)
    {
        if (string.IsNullOrWhiteSpace(member.Find(Attributes.NoSave)!.ConstructorArguments.FirstOrDefault().Value as string))
            problems.Add(new Problem(ProblemKind.NoSaveWithoutReason, member.Location, member.Symbol.Name));
        else if (member.IsFinal && !member.IsInitialized)
            problems.Add(new Problem(ProblemKind.NoSaveNeverSet, member.Location, $"{type.Name}.{member.Symbol.Name}"));
        return null;
    }

    // What is zero at every save and something else after a load is no saved state.
    private SavableField? InspectZeroValue(StateMember member)
    {
        bool isNeverNull = member.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };
        string? reason = member.HasInitializer ? "its initializer gives it another value"
            : isNeverNull ? $"its type '{member.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' does not allow null"
            : null;
        if (reason is not null)
        {
            string cure = member.HasInitializer ? "remove the initializer, or use [NoSave(\"reason\")]" : "declare it as nullable, or use [NoSave(\"reason\")]";
            problems.Add(new Problem(ProblemKind.NeverZero, member.Location, $"{type.Name}.{member.Symbol.Name}", reason, cure));
        }

        return InspectUnwritten(member, FieldRole.ZeroValue);
    }

    private void Unsavable(ISymbol symbol, ITypeSymbol memberType, string reason, string cure) => problems.Add(new Problem(
        ProblemKind.UnsavableMember, symbol.Locations.FirstOrDefault(), $"{type.Name}.{symbol.Name}", memberType.ToDisplayString(), reason, cure));

    private void MethodMissing(ISymbol symbol, string name, string wanted)
    {
        IMethodSymbol? mistyped = type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault();
        string found = mistyped is null ? "" : $" in place of '{Signature(mistyped)}'";
        problems.Add(new Problem(ProblemKind.SaveAsMethodMissing, symbol.Locations.FirstOrDefault(), $"{type.Name}.{symbol.Name}", $"'{wanted}'{found}"));
    }

    private static string Signature(IMethodSymbol method) => (method.IsStatic ? "static " : "") + (method.IsAsync ? "async " : "")
        + method.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat.WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters));
}
