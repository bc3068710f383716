using Microsoft.CodeAnalysis;
using Stateify.Generator.Inspection;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Declarations;

/// <summary>No type gets code that fails to compile, and no field is silently forgotten.</summary>
public sealed class DeclarationTests
{
    public static TheoryData<string> Fields => [.. AcceptedFields.All];

    public static TheoryData<string> Types => [.. AcceptedTypes.All.Keys];

    public static TheoryData<string> UnsavableFields => [.. RefusedFields.All];

    public static TheoryData<string> UnsavableTypes => [.. RefusedTypes.All.Keys];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_that_no_rule_refuses_is_saved(string members) => AssertComplete(Vocabulary.Source, Vocabulary.Owner(members));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_that_no_rule_refuses_is_saved(string name) => AssertComplete(AcceptedTypes.All[name]);

    [Theory]
    [MemberData(nameof(UnsavableFields))]
    public void A_field_that_cannot_be_saved_is_an_error_and_its_type_gets_no_code(string members) =>
        AssertRefused("STFY1001", "Owner", Vocabulary.Source, "public class Unmarked; public struct UnmarkedStruct;", Vocabulary.Owner(members));

    [Theory]
    [MemberData(nameof(UnsavableTypes))]
    public void A_type_that_cannot_be_saved_is_an_error_and_gets_no_code(string name)
    {
        (string rule, string source) = RefusedTypes.All[name];
        AssertRefused(rule, name == "reserved type name" ? "StateRows" : "A", source);
    }

    private static void AssertComplete(params string[] sources)
    {
        GeneratorRun run = GeneratorRun.Checked(sources);
        Assert.Empty(AnalyzerRun.Diagnostics(run.Output));
        foreach (INamedTypeSymbol type in run.Input.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
        {
            if (!type.IsSavable())
                continue;
            string code = run.Files[Names.HintName(type)];
            foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
                Assert.True(IsExcluded(field) || code.Contains($"\"{field.AssociatedSymbol?.Name ?? field.Name}\""), $"{field} is forgotten");
        }
    }

    private static bool IsExcluded(IFieldSymbol field) =>
        field.IsStatic || field.Find(Attributes.NoSave) is not null || field.AssociatedSymbol?.Find(Attributes.NoSave) is not null;

    private static void AssertRefused(string rule, string type, params string[] sources)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(sources));
        Assert.Contains(AnalyzerRun.Diagnostics(run.Output), diagnostic => diagnostic.Id == rule && diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(run.Files.Keys, file => file.Split('.', '{').Contains(type));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsWarningAsError);
    }
}
