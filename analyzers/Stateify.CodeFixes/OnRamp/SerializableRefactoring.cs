using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.CodeFixes.Cures;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.OnRamp;

/// <summary>Offers the same conversion where the cursor is, for those who have switched the diagnostic off.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(SerializableRefactoring))]
public sealed class SerializableRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || context.Span.Start > declaration.Identifier.Span.End
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || model.Compilation.GetTypeByMetadataName(Attributes.SavableMetadataName) is null
            || model.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type
            || SerializableConversion.Of(type) is not { } conversion)
        {
            return;
        }

        context.RegisterRefactoring(CodeAction.Create(
            conversion.Title, token => CureProvider.ApplyAsync(conversion, context.Document, token), conversion.Key));
    }
}
