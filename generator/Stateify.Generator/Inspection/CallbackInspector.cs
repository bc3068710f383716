using System.Globalization;
using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>Decides which methods marked <c>[SavableCallback]</c> saved delegates may call: for the generator and the analyzers.</summary>
internal static class CallbackInspector
{
    private static readonly SymbolDisplayFormat ParameterFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Included);

    /// <summary>The callbacks that a savable type declares; those that cannot be used are left to the analyzers.</summary>
    /// <param name="type">The type.</param>
    /// <param name="registrations">Where to register what files know by other names; null if nobody asks.</param>
    public static IReadOnlyList<Callback> Of(INamedTypeSymbol type, Registrations? registrations = null)
    {
        List<Callback> callbacks = [];
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.Find(Attributes.SavableCallback) is null)
                continue;
            registrations?.AddFormerNames(method);
            foreach (Callback callback in Inspect(method).Callbacks)
                callbacks.Add(callback.Unlike(callbacks));
        }

        return callbacks;
    }

    /// <summary>Whether a class that a savable class derives from has methods that are called on objects.</summary>
    public static bool AreInherited(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null && current.IsSavable(); current = current.BaseType)
        {
            // Of a class in another assembly the private methods may be missing, but not the generated member that names them.
            if (current.OriginalDefinition.GetTypeMembers("StateRows").FirstOrDefault() is { } rows && !rows.IsOwnOutput())
                return !rows.GetMembers("AddCallbacks").IsEmpty;
            if (Of(current.OriginalDefinition).Any(static callback => !callback.IsStatic))
                return true;
        }

        return false;
    }

    /// <summary>Decides about one method.</summary>
    public static CallbackVerdict Inspect(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
            return CallbackVerdict.Unsavable("delegates to it have no name that would last", "move its code into a method and mark that");
        if (!method.CanAlwaysBeCalled() || method.IsVararg || method.IsNative())
            return CallbackVerdict.Unsavable("code cannot always make delegates to it", "mark another method that calls it");
        INamedTypeSymbol type = method.ContainingType;
        if (!type.IsSavable() && WhyOutOfReach(method, type) is var (reason, cure))
            return CallbackVerdict.Unsavable(reason, cure);
        if (method.IsStatic && type.IsAbstract && RegistryAccess.Path(type).Count > 0)
            return CallbackVerdict.Unsavable($"'{type.Name}' is abstract and hidden in another type, so that nothing registers its static methods", "make it internal or public, or move the method");
        if (method.IsStatic && (method.IsAbstract || method.IsVirtual))
            return CallbackVerdict.Unsavable("it is called by the type that implements it", "mark another method that calls it");

        List<Callback> callbacks = [];
        foreach (AttributeData attribute in method.FindAll(Attributes.SavableCallback))
        {
            ITypeSymbol[] arguments = [.. TypeArguments(attribute)];
            if (WhyNotClosed(method, arguments) is { } open)
                return CallbackVerdict.Unsavable(open, "give the types it is called with, as in [SavableCallback(typeof(int))], once for each combination");
            callbacks.Add(Model(arguments.Length == 0 ? method : method.Construct(arguments), type));
        }

        return CallbackVerdict.Savable(callbacks);
    }

    private static (string Reason, string Cure)? WhyOutOfReach(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (!method.IsStatic)
            return ($"it is called on a '{type.Name}', which is not [Savable]", $"mark '{type.Name}' [Savable], or remove the attribute");
        if (type.WithContainers().Any(static symbol => symbol.IsGenericType))
            return ($"'{type.Name}' is generic and not [Savable], so nothing says with which types it is used", "move the method into a type that is neither");
        bool isReachable = IsReachable(method) && type.WithContainers().All(static symbol => IsReachable(symbol) && !symbol.IsFileLocal);
        return isReachable
            ? null
            : ($"generated code cannot reach it in '{type.Name}', which is not [Savable]", "make the method and the types it is nested in internal or public");
    }

    private static bool IsReachable(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static bool IsNative(this IMethodSymbol method) => method.GetAttributes().Any(static attribute =>
        attribute.AttributeClass.IsCalled("System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute"));

    private static IEnumerable<ITypeSymbol> TypeArguments(AttributeData attribute)
    {
        TypedConstant list = attribute.ConstructorArguments.FirstOrDefault();
        return list.Kind == TypedConstantKind.Array && !list.IsNull ? list.Values.Select(static value => value.Value).OfType<ITypeSymbol>() : [];
    }

    private static string? WhyNotClosed(IMethodSymbol method, ITypeSymbol[] arguments)
    {
        if (method.Arity != arguments.Length)
        {
            string types = method.Arity == 1 ? "1 type" : method.Arity.ToString(CultureInfo.InvariantCulture) + " types";
            return method.Arity == 0 ? "it is not generic and is given types" : $"it is generic and not said with which {types} it is called";
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is INamedTypeSymbol { IsUnboundGenericType: true })
                return $"{arguments[i].ToDisplayString()} is open";
            if (!Satisfies(arguments[i], method.TypeParameters[i], method))
                return $"{arguments[i].ToDisplayString()} is not what {method.TypeParameters[i].Name} may be";
        }

        return null;
    }

    // Constraints that name type parameters are left to the compiler, which checks the generated code.
    private static bool Satisfies(ITypeSymbol argument, ITypeParameterSymbol parameter, IMethodSymbol method)
    {
        if (method.ContainingAssembly is not ISourceAssemblySymbol { Compilation: { } compilation })
            return true;
        bool isDefault = argument.IsValueType
            || (argument is INamedTypeSymbol { IsAbstract: false } named && named.InstanceConstructors.Any(static constructor =>
                constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public }));
        return (!parameter.HasValueTypeConstraint || argument is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T })
            && (!parameter.HasReferenceTypeConstraint || argument.IsReferenceType)
            && (!parameter.HasUnmanagedTypeConstraint || argument.IsUnmanagedType)
            && (!parameter.HasConstructorConstraint || isDefault)
            && !argument.IsRefLikeType
            && parameter.ConstraintTypes.All(type =>
                NamesParameter(type) || compilation.HasImplicitConversion(argument, type));
    }

    private static bool NamesParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => NamesParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(NamesParameter),
        _ => false,
    };

    private static Callback Model(IMethodSymbol method, INamedTypeSymbol type)
    {
        IMethodSymbol? slot = method.ExplicitInterfaceImplementations.FirstOrDefault();
        string arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.TypeArguments.Select(Names.FullName))}>" : "";
        string name = Names.Escape((slot ?? method).Name) + arguments;
        string owner = method.IsStatic ? type.FullName() : slot is null ? "self" : $"(({slot.ContainingType.FullName()})self)";
        string stem = Names.Stem((slot ?? method).Name);
        string result = method.ReturnsByRefReadonly ? "ref readonly " : method.ReturnsByRef ? "ref " : "";

        // A delegate type of its own, for a method can have overloads, and parameters that no type argument can stand for.
        return new Callback(
            $"{stem}Callback",
            result + method.ReturnType.FullName(),
            string.Join(", ", method.Parameters.Select(static parameter => parameter.ToDisplayString(ParameterFormat))),
            $"{owner}.{name}",
            method.IsStatic,
            new EquatableArray<string>(method.OriginalDefinition.Texts(Attributes.FormerlyNamed)));
    }
}
