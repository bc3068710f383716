using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Stateify.Generator.Tests.Harness;

/// <summary>A solution of projects that have the generator, as an editor holds it.</summary>
/// <param name="Value">The solution.</param>
internal sealed record FixSolution(Solution Value)
{
    private const string Library = "Library";

    private static readonly AnalyzerFileReference Generator = new(typeof(SavableGenerator).Assembly.Location, new LoadedGenerator());

    /// <summary>The file under test.</summary>
    public Document Document => Value.Projects.Last().Documents.Last();

    /// <summary>The text of that file.</summary>
    public string Source => TextOf(Document.Name);

    /// <summary>A solution of one file.</summary>
    public static FixSolution Of(string source) => Of([("Source.cs", source)]);

    /// <summary>A solution of a project with some files, the last of which is looked at, and perhaps of a library it refers to.</summary>
    public static FixSolution Of((string Name, string Text)[] files, params (string Name, string Text)[] libraryFiles)
    {
        Solution solution = new AdhocWorkspace().CurrentSolution;
        if (libraryFiles.Length > 0)
            solution = AddProject(solution, Library, libraryFiles);
        solution = AddProject(solution, "Consumer", files);
        Project? library = solution.Projects.FirstOrDefault(static project => project.Name == Library);
        return new FixSolution(library is null ? solution : solution.AddProjectReference(solution.Projects.Last().Id, new ProjectReference(library.Id)));
    }

    /// <summary>The text of the file beside the code.</summary>
    public string AdditionalText => Value.Projects.Last().AdditionalDocuments.Single().GetTextAsync().Result.ToString();

    /// <summary>The same with a file beside the code.</summary>
    public FixSolution With(string name, string text)
    {
        ProjectId project = Value.Projects.Last().Id;
        return new FixSolution(Value.AddAdditionalDocument(DocumentId.CreateNewId(project, name), name, text, filePath: $"Source/{name}"));
    }

    /// <summary>The text of a file.</summary>
    public string TextOf(string name) =>
        Value.Projects.SelectMany(static project => project.Documents).Single(document => document.Name == name).GetTextAsync().Result.ToString();

    /// <summary>What the analyzers report in all projects.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics() => [.. Value.Projects.SelectMany(DiagnosticsOf)];

    /// <summary>What the analyzers report in a project.</summary>
    public IReadOnlyList<Diagnostic> DiagnosticsOf(Project project) => AnalyzerRun.Diagnostics(CompilationOf(project), [.. Value.GetProject(project.Id)!.AnalyzerOptions.AdditionalFiles]);

    /// <summary>What the compiler complains about.</summary>
    public IReadOnlyList<Diagnostic> Complaints() => [.. Value.Projects.SelectMany(project => TestCompilation.Complaints(CompilationOf(project)))];

    /// <summary>The compilation of a project, generated code included.</summary>
    public Compilation CompilationOf(Project project) => Value.GetProject(project.Id)!.GetCompilationAsync().Result!;

    private static Solution AddProject(Solution solution, string name, (string Name, string Text)[] files)
    {
        CSharpCompilation example = TestCompilation.Create(name, [.. files.Select(static file => file.Text)], []);
        ProjectId project = ProjectId.CreateNewId(name);
        solution = solution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, name, name, LanguageNames.CSharp,
                compilationOptions: example.Options,
                parseOptions: TestCompilation.ParseOptions,
                metadataReferences: example.References,
                analyzerReferences: [Generator]));
        foreach ((string file, string text) in files)
            solution = solution.AddDocument(DocumentId.CreateNewId(project, file), file, text, filePath: $"Source/{name}/{file}");
        return solution;
    }

    /// <summary>Hands out the generator that the tests use anyway.</summary>
    private sealed class LoadedGenerator : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => typeof(SavableGenerator).Assembly;
    }
}
