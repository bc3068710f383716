using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Incremental;

/// <summary>
/// The fingerprint of all that an inspection can see of a compilation: as long as it is the same, every type is what it was. An edit
/// within a method does not change it. Computed once a compilation.
/// </summary>
internal static class CompilationPrint
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<ulong>> All = new();

    public static ulong Of(Compilation compilation) =>
        All.GetValue(compilation, static compilation => new StrongBox<ulong>(Compute(compilation))).Value;

    private static ulong Compute(Compilation compilation)
    {
        Fingerprint print = new();
        print.Add(compilation.AssemblyName ?? "");
        print.AddIdentity(compilation.Options);
        foreach (MetadataReference reference in compilation.References)
            Add(reference, ref print);

        List<SourcePrint> files = [.. compilation.SyntaxTrees.Select(SourcePrint.Of)];
        HashSet<string> primaries = new(files.SelectMany(static file => file.Primaries), StringComparer.Ordinal);
        foreach (SourcePrint file in files)
            print.Add(primaries.Count > 0 && file.Parts.Any(primaries.Contains) ? file.Whole : file.Declarations);
        return print.Value;
    }

    private static void Add(MetadataReference reference, ref Fingerprint print)
    {
        if (reference is not CompilationReference { Compilation: { } project })
        {
            print.AddIdentity(reference);
            return;
        }

        print.Add(Of(project));
        foreach (string alias in reference.Properties.Aliases)
            print.Add(alias);
    }
}
