using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Stateify.Generator.Tests.Harness;

/// <summary>Compilations as a user's project makes them: all warnings on, each of them an error, comments checked.</summary>
internal static class TestCompilation
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using Stateify;
        """;

    private static readonly ImmutableArray<MetadataReference> References = FindReferences();

    public static CSharpParseOptions ParseOptions { get; } =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14).WithDocumentationMode(DocumentationMode.Diagnose);

    public static CSharpCompilation Create(params string[] sources) => Create("Consumer", sources, []);

    public static CSharpCompilation Create(string name, string[] sources, MetadataReference[] libraries)
    {
        IEnumerable<SyntaxTree> trees = sources.Prepend(GlobalUsings).Select(static (source, i) => Parse(source, $"Source{i}.cs"));
        CSharpCompilationOptions options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithAllowUnsafe(sources.Any(static source => source.Contains("unsafe", StringComparison.Ordinal)))
            .WithWarningLevel(9999)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error);
        return CSharpCompilation.Create(name, trees, [.. References, .. libraries], options);
    }

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>
    /// What the compiler complains about, however mildly, except that the types under test have no comments and nobody to use
    /// their fields.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Complaints(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden && !IsOfTest(diagnostic))];

    /// <summary>The bytes of the assembly; warnings have been looked at before.</summary>
    public static byte[] Emit(Compilation compilation, EmitOptions? emitOptions = null)
    {
        using MemoryStream image = new();
        CompilationOptions options = compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default);
        EmitResult result = compilation.WithOptions(options).Emit(image, options: emitOptions);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }

    /// <summary>What another compilation sees of an assembly: its public face.</summary>
    public static PortableExecutableReference ReferenceAssembly(Compilation compilation) =>
        MetadataReference.CreateFromImage(Emit(compilation, new EmitOptions(metadataOnly: true, includePrivateMembers: false)));

    private static bool IsOfTest(Diagnostic diagnostic) =>
        diagnostic is { Id: "CS1591" or "CS0169" or "CS0649" or "CS0414", Location.SourceTree.FilePath: string path }
        && path.StartsWith("Source", StringComparison.Ordinal);

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework);
        return [.. platform.Append(typeof(StateSerializer).Assembly.Location).Select(static path => MetadataReference.CreateFromFile(path))];
    }
}
