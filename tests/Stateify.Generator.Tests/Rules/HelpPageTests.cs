using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>
/// One mistake of every kind: what the help pages show is what the compiler reports, and their cures cure it. The rules about the schema
/// compare a project with its file, STFY9001 is about compilers that do not run the generator, and STFY1006 about the output of other
/// generators: their own tests show those.
/// </summary>
public sealed partial class HelpPageTests
{
    private const string Schema = "STFY3";
    private const string Environment = "STFY9";
    private const string OfOtherGenerators = "STFY1006";

    private const string Usings = """
        global using System.Net.Sockets;
        global using System.Runtime.Serialization;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string Pages = Path.GetFullPath("../../../analyzers/rules", Here());

    public static TheoryData<string> Ids =>
    [
        .. Directory.EnumerateFiles(Pages, "STFY????.md")
            .Select(static page => Path.GetFileNameWithoutExtension(page))
            .Where(static id => !id.StartsWith(Schema, StringComparison.Ordinal) && !id.StartsWith(Environment, StringComparison.Ordinal) && id != OfOtherGenerators)
            .Order(),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_mistake_is_reported_and_its_cure_is_one(string id)
    {
        string page = File.ReadAllText(Path.Combine(Pages, $"{id}.md"));
        string[] examples = [.. Example().Matches(page).Select(static match => match.Groups[1].Value)];
        Assert.Contains(id, Reported(examples[0]));
        Assert.DoesNotContain(id, Reported(examples[1]));
    }

    private static IEnumerable<string> Reported(string example) =>
        AnalyzerRun.Diagnostics(GeneratorRun.Of(TestCompilation.Create(Usings, example)).Output).Select(static diagnostic => diagnostic.Id);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
