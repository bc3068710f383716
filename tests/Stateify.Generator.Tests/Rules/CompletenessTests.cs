using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Stateify.Analyzers.Rules;
using Stateify.Generator.Inspection;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Rules;

/// <summary>Each rule has a help page, a row in the release notes, a test class, and an id of its family.</summary>
public sealed partial class CompletenessTests
{
    // What code reads is often meant, so a project has to ask to be told of it.
    private const string OptIn = "STFY4006";

    private static readonly string Analyzers = Path.GetFullPath(Path.Combine(Here(), "../../../analyzers"));

    private static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [.. AnalyzerRun.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics)];

    private static IReadOnlyList<SuppressionDescriptor> Suppressions { get; } =
        [.. AnalyzerRun.Analyzers.OfType<DiagnosticSuppressor>().SelectMany(static suppressor => suppressor.SupportedSuppressions)];

    public static TheoryData<string> Ids => [.. All.Select(static rule => rule.Id)];

    [Fact]
    public void Ids_are_unique() => Assert.Equal(All.Count, All.Select(static rule => rule.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_an_id_of_its_family_and_a_message_that_names_its_symbol(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        string family = id[4] switch { '0' => "Declaration", '1' => "Members", '2' => "Hooks", '3' => "Schema", '4' => "Graph", _ => "Environment" };
        Assert.Matches(@"^STFY\d{4}$", id);
        Assert.Equal($"Stateify.{family}", rule.Category);
        Assert.Contains("'{0}'", rule.MessageFormat.ToString(null), StringComparison.Ordinal);
        Assert.Equal(id != OptIn, rule.IsEnabledByDefault);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_with_its_title_an_example_and_a_cure(string id)
    {
        Assert.Equal($"analyzers/rules/{id}.md", Rule(id).HelpLinkUri);
        string page = File.ReadAllText(Path.Combine(Analyzers, "rules", $"{id}.md"));
        Assert.StartsWith($"# {id}: {Rule(id).Title}\n", page, StringComparison.Ordinal);
        Assert.Equal(2, Example().Count(page));
        Assert.Contains("\n**Cure.** ", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_row_in_the_release_notes(string id)
    {
        string row = $"{id} | {Rule(id).Category} | {(Rule(id).IsEnabledByDefault ? Rule(id).DefaultSeverity : "Disabled")} |";
        string[] files = ["AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md"];
        Assert.Single(files.SelectMany(file => File.ReadLines(Path.Combine(Analyzers, "Stateify.Analyzers", file))), line => line.StartsWith(row, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_test_class(string id) =>
        Assert.NotNull(typeof(CompletenessTests).Assembly.GetType($"{typeof(CompletenessTests).Namespace}.{id}Tests"));

    [Fact]
    public void A_suppression_has_a_page_with_what_it_suppresses_and_an_example() => Assert.All(Suppressions, static suppression =>
    {
        string page = File.ReadAllText(Path.Combine(Analyzers, "rules", $"{suppression.Id}.md"));
        Assert.Matches("^STFYS\\d{4}$", suppression.Id);
        Assert.StartsWith($"# {suppression.Id}: {suppression.SuppressedDiagnosticId}: ", page, StringComparison.Ordinal);
        Assert.Single(Example().Matches(page));
    });

    [Fact]
    public void A_fix_is_exported_and_cures_rules_that_there_are() => Assert.All(FixRun.Fixes, static fix =>
    {
        Assert.Equal(fix.GetType().Name, fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Name);
        Assert.Subset(All.Select(static rule => rule.Id).ToHashSet(), fix.FixableDiagnosticIds.ToHashSet());
    });

    [Fact]
    public void No_page_is_without_a_rule() => Assert.Equal(
        All.Select(static rule => rule.Id).Concat(Suppressions.Select(static suppression => suppression.Id)).Select(static id => $"{id}.md").Order(),
        Directory.EnumerateFiles(Path.Combine(Analyzers, "rules")).Select(Path.GetFileName).Order());

    [Fact]
    public void Each_problem_of_the_inspector_has_a_rule_of_its_own()
    {
        DiagnosticDescriptor[] rules = [.. Enum.GetValues<ProblemKind>().Select(ProblemRules.Of)];
        Assert.Equal(rules.Length, rules.Distinct().Count());
        Assert.All(rules, static rule => Assert.Contains(rule, All));
    }

    private static DiagnosticDescriptor Rule(string id) => All.Single(rule => rule.Id == id);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("^```csharp$", RegexOptions.Multiline)]
    private static partial Regex Example();
}
