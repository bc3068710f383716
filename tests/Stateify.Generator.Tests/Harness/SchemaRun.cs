using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Stateify.Generator.Tests.Harness;

/// <summary>Projects with a schema file: what a build writes into it, and what the analyzers say of code that differs from it.</summary>
internal static class SchemaRun
{
    private const string Path = "Project/Stateify.schema.txt";

    /// <summary>The file that a build writes; null if it writes none.</summary>
    public static string? Write(Compilation compilation, string? property = "true")
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new StateSchemaGenerator().AsSourceGenerator()],
            parseOptions: TestCompilation.ParseOptions,
            optionsProvider: new BuildOptions("StateifyUpdateSchema", property));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Assert.DoesNotContain(TestCompilation.Complaints(output), static complaint => complaint.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
        return output.GetTypeByMetadataName("Stateify.Generated.StateSchema")?.GetMembers("Text").OfType<IFieldSymbol>().Single().ConstantValue + "\n";
    }

    /// <summary>The file of a source.</summary>
    public static string Write(string source) => Write(TestCompilation.Create(source))!;

    /// <summary>Demands exactly the diagnostics that are marked in code that another version has preceded.</summary>
    /// <param name="before">The code for which the schema file was written.</param>
    /// <param name="markup">The code now, with marks.</param>
    /// <returns>Their messages, in the order of the source.</returns>
    public static IReadOnlyList<string> Check(string before, string markup) => CheckFile(Write(before), markup);

    /// <summary>Demands exactly the diagnostics that are marked.</summary>
    /// <param name="schema">The schema file, with marks.</param>
    /// <param name="markup">The source, with marks.</param>
    /// <returns>Their messages, those in the file first.</returns>
    public static IReadOnlyList<string> CheckFile(string schema, string markup)
    {
        Markup file = new(schema);
        Markup source = new(markup);
        IReadOnlyList<Diagnostic> actual = Diagnostics(source.Source, file.Source);
        Assert.Equal(
            Shown(file, "file").Concat(Shown(source, "code")).Order(),
            actual.Select(diagnostic => diagnostic.Location.SourceTree is { } tree
                ? Show(diagnostic, tree.GetText(), "code")
                : Show(diagnostic, SourceText.From(file.Source), "file")).Order());
        Assert.All(actual, static diagnostic => Assert.Equal(diagnostic.Location.SourceTree is null ? Path : "Source1.cs", diagnostic.Location.GetLineSpan().Path));
        return [.. actual.Select(static diagnostic => diagnostic.GetMessage(null))];
    }

    /// <summary>What the analyzers say of a source beside a schema file.</summary>
    public static IReadOnlyList<Diagnostic> Diagnostics(string source, string schema) =>
        AnalyzerRun.Diagnostics(GeneratorRun.Of(TestCompilation.Create(source)).Output, File(schema));

    /// <summary>A schema file.</summary>
    public static AdditionalText File(string schema) => new SchemaText(schema);

    private static IEnumerable<string> Shown(Markup marked, string where) =>
        marked.Expected.Select(expected => $"{expected.Id} in {where} at {expected.Span.Start}: {marked.Source[expected.Span.Start..expected.Span.End]}");

    private static string Show(Diagnostic diagnostic, SourceText text, string where) =>
        $"{diagnostic.Id} in {where} at {diagnostic.Location.SourceSpan.Start}: {text.ToString(diagnostic.Location.SourceSpan)}";

    private sealed class SchemaText(string text) : AdditionalText
    {
        public override string Path => SchemaRun.Path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
