using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>Finds hooks by their meaning, not their spelling alone: a method of a hook's name that is none is a problem.</summary>
internal static class HookInspector
{
    public const string BeforeSave = "BeforeSave";
    public const string AfterSave = "AfterSave";
    public const string AfterLoad = "AfterLoad";

    public const string Upgrade = "Upgrade";

    /// <summary>The hooks that run.</summary>
    public static readonly string[] Hooks = [BeforeSave, AfterSave, AfterLoad];

    private const string SavedRow = "Stateify.SavedRow";

    public static Hook Inspect(INamedTypeSymbol type, string name, List<Problem>? problems)
    {
        IMethodSymbol? own = null;
        foreach (IMethodSymbol method in type.GetMembers(name).OfType<IMethodSymbol>())
        {
            string? reason = WhyNoHook(method) ?? (own is null ? null : "there is another one");
            if (reason is null)
                own = method;
            else
                problems?.Add(new Problem(ProblemKind.HookSignature, method.Locations.FirstOrDefault(), $"{type.Name}.{name}", reason, Wanted(name)));
        }

        bool inherited = type.BaseType is { } baseType && baseType.IsSavable() && HasHook(baseType, name);
        bool isOwn = own is not null && !(own.IsOverride && inherited);
        return new Hook(isOwn, own is { Parameters.Length: 1 }, inherited);
    }

    /// <summary>
    /// Whether the type has a method that takes saved rows from version to version. Other methods may be called <c>Upgrade</c>, too; one
    /// that takes a row must be it.
    /// </summary>
    public static bool HasUpgrade(INamedTypeSymbol type, List<Problem> problems)
    {
        bool found = false;
        foreach (IMethodSymbol method in type.GetMembers(Upgrade).OfType<IMethodSymbol>())
        {
            if (!TakesRow(method))
                continue;
            bool isUpgrade = method is { IsStatic: true, IsGenericMethod: false, IsAsync: false, ReturnsVoid: true, Parameters.Length: 1 }
                && method.Parameters[0].RefKind == RefKind.None
                && method.CanAlwaysBeCalled()
                && !type.IsValueType;
            found |= isUpgrade;
            if (!isUpgrade)
            {
                problems.Add(new Problem(
                    ProblemKind.HookSignature, method.Locations.FirstOrDefault(), $"{type.Name}.{Upgrade}", WhyNoUpgrade(method), "'static void Upgrade(SavedRow row)' in a class"));
            }
        }

        return found;
    }

    /// <summary>Whether a method has anything to do with saved rows.</summary>
    public static bool TakesRow(IMethodSymbol method) =>
        method.Parameters.Any(static parameter => parameter.Type.IsCalled(SavedRow));

    /// <summary>Whether the type's own <c>AfterLoad</c> gives a member its value.</summary>
    public static bool IsAssignedAfterLoad(INamedTypeSymbol type, ISymbol member, CancellationToken cancellation)
    {
        Compilation compilation = ((ISourceAssemblySymbol)type.ContainingAssembly).Compilation;
        return type.GetMembers(AfterLoad).OfType<IMethodSymbol>().Where(IsHook)
            .SelectMany(static method => method.DeclaringSyntaxReferences)
            .SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Any(assignment => SymbolEqualityComparer.Default.Equals(
                compilation.GetSemanticModel(assignment.SyntaxTree).GetSymbolInfo(assignment.Left, cancellation).Symbol, member));
    }

    private static bool HasHook(INamedTypeSymbol type, string name)
    {
        // Of a class in another assembly the private hooks may be missing, but not the generated member that runs them.
        INamedTypeSymbol? rows = type.GetTypeMembers("StateRows").FirstOrDefault();
        if (rows is not null)
            return !rows.GetMembers("Run" + name + "Chain").IsEmpty;
        Hook hook = Inspect(type, name, problems: null);
        return hook.Exists || (name == AfterLoad && FieldInspector.HasSaveAs(type));
    }

    /// <summary>Whether a method with the name of a hook is one.</summary>
    public static bool IsHook(IMethodSymbol method) => WhyNoHook(method) is null;

    private static string? WhyNoHook(IMethodSymbol method) => method switch
    {
        { IsStatic: true } => "it is static",
        { IsGenericMethod: true } => "it is generic",
        { IsAsync: true } => "it is async, and nothing would wait for it",
        { ReturnsVoid: false } => $"it returns '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'",
        _ when !method.CanAlwaysBeCalled() => "code cannot always call it",
        { Parameters.IsEmpty: true } => null,
        { Parameters.Length: 1 } when IsContext(method.Parameters[0], method.Name) => null,
        _ => "it has other parameters",
    };

    private static string WhyNoUpgrade(IMethodSymbol method) => method switch
    {
        { ContainingType.IsValueType: true } => "structs have no versions of their own",
        { IsStatic: false } => "it is not static",
        { IsGenericMethod: true } => "it is generic",
        { IsAsync: true } => "it is async, and nothing would wait for it",
        { ReturnsVoid: false } => $"it returns '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'",
        _ when !method.CanAlwaysBeCalled() => "code cannot always call it",
        _ => "it has other parameters",
    };

    private static bool IsContext(IParameterSymbol parameter, string hook) =>
        parameter.RefKind == RefKind.None
        && parameter.Type.IsCalled(hook == AfterLoad ? "Stateify.LoadContext" : "Stateify.SaveContext");

    private static string Wanted(string name) =>
        $"'void {name}()' or 'void {name}({(name == AfterLoad ? "LoadContext" : "SaveContext")} context)'";
}
