using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Stateify.ForeignCode;

/// <summary>The sources below a folder as one compilation in which every type is savable.</summary>
public static class ForeignProject
{
    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    private static readonly string[] Symbols =
        ["TRACE", "RELEASE", "NET", "NETCOREAPP", "NET10_0", .. Enumerable.Range(5, 6).Select(static version => $"NET{version}_0_OR_GREATER")];

    private static readonly CSharpParseOptions ParseOptions =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols(Symbols);

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Where the sources are; build output is left out.</param>
    /// <param name="nullable">Whether the project has the nullable context on.</param>
    public static CSharpCompilation Open(string folder, bool nullable)
    {
        SavableRewriter rewriter = new([]);
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions, "ImplicitUsings.cs"),
            .. Sources(folder).Select(path => Annotate(path, rewriter)),
        ];
        CSharpCompilationOptions options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
            .WithNullableContextOptions(nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable);
        return CSharpCompilation.Create("Foreign", trees, References(), options);
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static SyntaxTree Annotate(string path, SavableRewriter rewriter)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), ParseOptions, path);
        string text = rewriter.Visit(tree.GetRoot()).ToFullString();
        // Parsed anew: what a rewriter puts together need not be what the text says.
        return CSharpSyntaxTree.ParseText(text, ParseOptions, path);
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Stateify.", StringComparison.Ordinal))
            .Append(typeof(StateSerializer).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
}
