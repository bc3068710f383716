using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Stateify.Generator.Tests.Harness;

/// <summary>What the compiler knows of a project that sets one property, or none.</summary>
internal sealed class BuildOptions(string property, string? value) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values($"build_property.{property}", value);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values("", null);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values("", null);

    private sealed class Values(string name, string? value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string found)
        {
            found = value ?? "";
            return value is not null && key == name;
        }
    }
}
