using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection;

/// <summary>
/// Tells what this generator has added to a type from what the user has declared: the generator never sees the first, the
/// analyzers see both, and must come to the same verdict.
/// </summary>
internal static class OwnOutput
{
    private static readonly string Directory = typeof(SavableGenerator).FullName!;

    public static bool IsOwnOutput(this ISymbol member) =>
        member.DeclaringSyntaxReferences.Any(static reference => IsOwnOutput(reference.SyntaxTree));

    public static bool IsOwnOutput(SyntaxTree file) => file.FilePath.Contains(Directory);
}
