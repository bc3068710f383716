using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Stateify.CodeFixes.Cures;

/// <summary>A diagnostic, and what stands at its place.</summary>
/// <param name="Diagnostic">What was reported.</param>
/// <param name="Document">The file in which it was.</param>
/// <param name="Model">What the compiler knows of that file.</param>
/// <param name="Node">The innermost piece of code there.</param>
internal sealed record Finding(Diagnostic Diagnostic, Document Document, SemanticModel Model, SyntaxNode Node)
{
    public Solution Solution => Document.Project.Solution;

    public static async Task<Finding?> OfAsync(Diagnostic diagnostic, Document document, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || !root.FullSpan.Contains(diagnostic.Location.SourceSpan))
        {
            return null;
        }

        return new Finding(diagnostic, document, model, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true));
    }

    /// <summary>The symbol that is declared at the place.</summary>
    public ISymbol? Declared(CancellationToken cancellation) => Model.GetDeclaredSymbol(Node, cancellation);

    /// <summary>What is to be annotated so that a symbol is: of several fields declared together, their declaration.</summary>
    public static SyntaxNode Annotated(SyntaxNode declaration) =>
        declaration is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } ? field : declaration;
}
