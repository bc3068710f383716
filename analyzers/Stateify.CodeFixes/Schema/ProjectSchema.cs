using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Stateify.Analyzers.Schema;
using Stateify.Generator.Emission;

namespace Stateify.CodeFixes.Schema;

/// <summary>The schema file of a project, and how the project's types differ from it.</summary>
/// <param name="File">The file.</param>
/// <param name="Report">How the types differ.</param>
internal sealed record ProjectSchema(TextDocument File, SchemaReport Report)
{
    // Fixing all asks once for each diagnostic, and types are compared with each other.
    private static readonly ConditionalWeakTable<Compilation, ProjectSchema> Known = new();

    /// <summary>The schema of a project; null if it has no file.</summary>
    public static async Task<ProjectSchema?> OfAsync(Project project, CancellationToken cancellation)
    {
        TextDocument? file = project.AdditionalDocuments.FirstOrDefault(static file =>
            string.Equals(Path.GetFileName(file.FilePath ?? file.Name), SchemaText.FileName, StringComparison.OrdinalIgnoreCase));
        if (file is null || await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not CSharpCompilation compilation)
            return null;
        if (Known.TryGetValue(compilation, out ProjectSchema? known) && known.File == file)
            return known;
        SourceText text = await file.GetTextAsync(cancellation).ConfigureAwait(false);
        ProjectSchema schema = new(file, new SchemaReport(compilation, SchemaFile.Read(text)));
        if (known is null)
            Known.GetValue(compilation, _ => schema);
        return schema;
    }

    /// <summary>The savable type to which a declaration belongs, and its entry; null if there is none.</summary>
    public SchemaPair? PairOf(ISymbol? declared) =>
        (declared as INamedTypeSymbol ?? declared?.ContainingType) is { } type ? Report.PairOf(type) : null;
}
