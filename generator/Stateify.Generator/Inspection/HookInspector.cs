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

    private const string Upgrade = "Upgrade";
    private const string SavedRow = "Stateify.SavedRow";

    public static Hook Inspect(INamedTypeSymbol type, string name, List<Problem>? problems)
    {
        IMethodSymbol? own = null;
        foreach (IMethodSymbol method in type.GetMembers(name).OfType<IMethodSymbol>())
        {
            if (IsHook(method) && own is null)
                own = method;
            else
                problems?.Add(new Problem(ProblemKind.HookSignature, method.Locations.FirstOrDefault(), $"{type.Name}.{name}", Wanted(name)));
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
            if (!method.Parameters.Any(static parameter => parameter.Type.ToDisplayString() == SavedRow))
                continue;
            bool isUpgrade = method is { IsStatic: true, IsGenericMethod: false, IsAsync: false, ReturnsVoid: true, Parameters.Length: 1 }
                && method.Parameters[0].RefKind == RefKind.None
                && method.CanAlwaysBeCalled()
                && !type.IsValueType;
            found |= isUpgrade;
            if (!isUpgrade)
            {
                problems.Add(new Problem(
                    ProblemKind.HookSignature, method.Locations.FirstOrDefault(), $"{type.Name}.{Upgrade}", "'static void Upgrade(SavedRow row)' in a class"));
            }
        }

        return found;
    }

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

    private static bool IsHook(IMethodSymbol method) =>
        !method.IsStatic
        && !method.IsGenericMethod
        && !method.IsAsync
        && method.ReturnsVoid
        && method.CanAlwaysBeCalled()
        && (method.Parameters.IsEmpty || (method.Parameters.Length == 1 && IsContext(method.Parameters[0], method.Name)));

    private static bool IsContext(IParameterSymbol parameter, string hook) =>
        parameter.RefKind == RefKind.None
        && parameter.Type.ToDisplayString() == (hook == AfterLoad ? "Stateify.LoadContext" : "Stateify.SaveContext");

    private static string Wanted(string name) =>
        $"'void {name}()' or 'void {name}({(name == AfterLoad ? "LoadContext" : "SaveContext")} context)', once, not static, generic, async, conditional or obsolete as an error";
}
