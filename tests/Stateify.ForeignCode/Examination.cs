using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers;
using Stateify.Generator;

namespace Stateify.ForeignCode;

/// <summary>Runs generator and analyzers over a compilation and finds what breaks the promise.</summary>
public sealed class Examination
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(SavableTypeAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private readonly List<string> _faults = [];

    /// <summary>The types that carry the attribute.</summary>
    public int Types { get; private set; }

    /// <summary>Those with generated code.</summary>
    public int Generated { get; private set; }

    /// <summary>Those with an error that says why not.</summary>
    public int Refused { get; private set; }

    /// <summary>Errors of the sources themselves, such as for want of a package.</summary>
    public int OwnErrors { get; private set; }

    /// <summary>Crashes, generated code that does not compile, and types that have neither code nor a diagnostic.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public static Examination Of(CSharpCompilation input)
    {
        Examination examination = new();
        examination.Examine(input);
        return examination;
    }

    private void Examine(CSharpCompilation input)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SavableGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)input.SyntaxTrees.First().Options);
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        if (driver.GetRunResult().Results.Single().Exception is { } exception)
            _faults.Add($"The generator failed: {exception}");

        HashSet<string> own = [.. Errors(input).Select(Key)];
        OwnErrors = own.Count;
        _faults.AddRange(Errors(output).Where(error => !own.Contains(Key(error))).Select(static error => $"New error: {error}"));
        if (own.Count == 0 && _faults.Count == 0)
            _faults.AddRange(output.Emit(Stream.Null).Diagnostics.Where(IsError).Select(static error => $"Not emitted: {error}"));
        CountVerdicts(input, output, Analyze(output));
    }

    private ILookup<SyntaxNode, string> Analyze(Compilation output)
    {
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]),
            (failure, analyzer, _) =>
            {
                lock (_faults)
                    _faults.Add($"{analyzer.GetType().Name} failed: {failure}");
            },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        return output.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(IsError)
            .Where(static diagnostic => diagnostic.Location.SourceTree is not null)
            .ToLookup(static diagnostic => DeclarationAt(diagnostic.Location), static diagnostic => diagnostic.Id);
    }

    private void CountVerdicts(Compilation input, Compilation output, ILookup<SyntaxNode, string> errors)
    {
        HashSet<string> seen = [];
        foreach (SyntaxTree tree in input.SyntaxTrees)
        {
            SemanticModel model = output.GetSemanticModel(tree);
            foreach (TypeDeclarationSyntax declaration in tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            {
                if (declaration is not InterfaceDeclarationSyntax && seen.Add(TypeKey.Of(declaration)))
                    Count(model.GetDeclaredSymbol(declaration)!, input, errors);
            }
        }
    }

    private void Count(INamedTypeSymbol type, Compilation input, ILookup<SyntaxNode, string> errors)
    {
        Types++;
        SyntaxNode[] parts = [.. type.DeclaringSyntaxReferences.Select(static part => part.GetSyntax())];
        bool isGenerated = parts.Any(part => !input.ContainsSyntaxTree(part.SyntaxTree) && part is TypeDeclarationSyntax { Members.Count: > 0 });
        bool isRefused = parts.Any(errors.Contains);
        Generated += isGenerated ? 1 : 0;
        Refused += isRefused ? 1 : 0;
        if (!isGenerated && !isRefused)
            _faults.Add($"Neither code nor diagnostic: {type} ({type.Locations[0]})");
    }

    private static SyntaxNode DeclarationAt(Location location)
    {
        SyntaxNode node = location.SourceTree!.GetRoot().FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        return node.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? node;
    }

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) => compilation.GetDiagnostics().Where(IsError);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static string Key(Diagnostic error) => $"{error.Id} {error.Location.SourceTree?.FilePath} {error.Location.SourceSpan}";
}
