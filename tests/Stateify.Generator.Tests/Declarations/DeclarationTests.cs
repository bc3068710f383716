using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Stateify.Generator.Inspection;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Declarations;

/// <summary>No type gets code that fails to compile, and no field is silently forgotten.</summary>
public sealed partial class DeclarationTests
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
        using CompiledFields compiled = new(run.Output);
        foreach (INamedTypeSymbol type in run.Input.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
        {
            if (type.IsSavable())
                AssertComplete(type, run.Files[Names.HintName(type)], compiled.Of(type));
        }
    }

    // The compiler has the last word on which fields there are; for most of them C# has no name.
    private static void AssertComplete(INamedTypeSymbol type, string code, IReadOnlyList<string> fields)
    {
        foreach (string field in fields)
        {
            Match name = CompilersName().Match(field);
            string member = name.Success ? name.Groups["member"].Value : field;
            Assert.True(IsExcluded(type, member) || code.Contains($"\"{member}\""), $"{type}.{field} is forgotten");
        }

        foreach (Match accessor in Accessor().Matches(code))
            Assert.Contains(accessor.Groups["field"].Value, fields);
    }

    private static bool IsExcluded(INamedTypeSymbol type, string member) =>
        member == "_stateOrdinal"
        || type.GetMembers(member).Any(static symbol => symbol.Find(Attributes.NoSave) is not null)
        || type.GetMembers().OfType<IFieldSymbol>().Any(field => field.AssociatedSymbol?.Name == member && field.Find(Attributes.NoSave) is not null)
        || type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).Any(parameter =>
            parameter.Name == member && parameter.Find(Attributes.NoSave) is not null);

    [GeneratedRegex("^<(?<member>.*)>(k__BackingField|P)$")]
    private static partial Regex CompilersName();

    [GeneratedRegex("UnsafeAccessorKind\\.Field, Name = \"(?<field>[^\"]*)\"")]
    private static partial Regex Accessor();

    private static void AssertRefused(string rule, string type, params string[] sources)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(sources));
        Assert.Contains(AnalyzerRun.Diagnostics(run.Output), diagnostic => diagnostic.Id == rule && diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(run.Files.Keys, file => file.Split('.', '{').Contains(type));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsWarningAsError);
    }
}
