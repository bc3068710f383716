using Microsoft.CodeAnalysis;
using Stateify.Generator.Model;

namespace Stateify.Generator.Inspection;

/// <summary>Finds what a type says of its earlier versions.</summary>
internal static class HistoryInspector
{
    public static SchemaHistory Inspect(INamedTypeSymbol type, IReadOnlyList<SavableField> fields, List<Problem> problems)
    {
        AttributeData savable = type.Find(Attributes.Savable)!;
        int version = savable.NamedArguments.FirstOrDefault(static argument => argument.Key == "Version").Value.Value as int? ?? 1;
        List<string> removed = [.. type.Texts(Attributes.RemovedField)];
        if (version < 1)
            Contradiction(type, type.Name, $"Version = {version} and versions that count from 1");
        else if (version > 1 && type.IsValueType)
            Contradiction(type, type.Name, "a Version and is a struct, whose fields lie in the rows of classes that have versions of their own");

        foreach (SavableField field in fields.Where(static field => field.Column is not null))
        {
            if (removed.Contains(field.Name))
                Contradiction(type.GetMembers(field.Name).FirstOrDefault() ?? type, field.Name, $"[RemovedField] and is there");
            if (field.FormerNames.Contains(field.Name))
                Contradiction(type.GetMembers(field.Name).FirstOrDefault() ?? type, field.Name, "[FormerlyNamed] with the name it still has");
        }

        foreach (IGrouping<string, string> twins in fields.SelectMany(static field => field.FormerNames).Concat(removed).GroupBy(static name => name))
        {
            if (twins.Count() > 1)
                Contradiction(type, type.Name, $"the former name {twins.Key} on two members");
        }

        return new SchemaHistory(
            version,
            HookInspector.HasUpgrade(type, problems),
            new EquatableArray<string>(type.Texts(Attributes.FormerlyNamed)),
            new EquatableArray<string>(removed));

        void Contradiction(ISymbol symbol, string member, string what) => problems.Add(
            new Problem(ProblemKind.ContradictoryAttributes, symbol.Locations.FirstOrDefault(), member, what));
    }
}
