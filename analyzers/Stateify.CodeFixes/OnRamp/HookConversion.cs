using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Analyzers.Declarations;
using Stateify.CodeFixes.Edits;
using Stateify.CodeFixes.Hooks;

namespace Stateify.CodeFixes.OnRamp;

/// <summary>
/// Makes hooks of the methods that the platform's former serializer called. A method that does without its context and that nobody
/// else calls becomes the hook itself; others are called by one.
/// </summary>
internal static class HookConversion
{
    /// <summary>Asks for the hooks of a type.</summary>
    public static void Convert(DeclarationEdits edits, INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach ((string attribute, string hook) in SerializableTypes.Hooks)
        {
            (IMethodSymbol Symbol, MethodDeclarationSyntax Declaration)[] methods =
            [
                .. type.GetMembers().OfType<IMethodSymbol>()
                    .SelectMany(method => edits.Solution.UserDeclarations<MethodDeclarationSyntax>(method, cancellation), static (method, declaration) => (method, declaration))
                    .Where(pair => AttributeLists.Of(pair.declaration).Contains(attribute)),
            ];
            foreach ((_, MethodDeclarationSyntax declaration) in methods)
                edits.RemoveAttributes(declaration, attribute);
            if (methods.Length == 1 && HookSignature.For(hook, methods[0].Symbol, methods[0].Declaration) is { } change)
                edits.Change(methods[0].Declaration, change);
            else if (methods.Length > 0)
                Forward(edits, hook, [.. methods.Select(static method => method.Declaration)]);
        }
    }

    private static void Forward(DeclarationEdits edits, string hook, MethodDeclarationSyntax[] methods)
    {
        if (methods[0].Parent is not TypeDeclarationSyntax declaration)
            return;
        string[] calls = [.. methods.Select(static method => $"{method.Identifier.ValueText}(default)")];
        edits.AddMethod(declaration, calls.Length == 1
            ? $"private void {hook}() => {calls[0]};"
            : $"private void {hook}() {{ {string.Join(" ", calls.Select(static call => call + ";"))} }}");
    }
}
