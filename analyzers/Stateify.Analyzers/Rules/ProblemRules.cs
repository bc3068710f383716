using Microsoft.CodeAnalysis;
using Stateify.Generator.Inspection;

namespace Stateify.Analyzers.Rules;

/// <summary>The rule of each problem the inspector finds.</summary>
internal static class ProblemRules
{
    public static DiagnosticDescriptor Of(ProblemKind kind) => kind switch
    {
        ProblemKind.NotPartial => DeclarationRules.NotPartial,
        ProblemKind.UnsupportedDeclaration => DeclarationRules.UnsupportedDeclaration,
        ProblemKind.UnsavedBase => DeclarationRules.UnsavedBase,
        ProblemKind.NameConflict => DeclarationRules.NameConflict,
        ProblemKind.UnsavableMember => MemberRules.UnsavableMember,
        ProblemKind.ContradictoryAttributes => MemberRules.ContradictoryAttributes,
        ProblemKind.NoSaveWithoutReason => MemberRules.NoSaveWithoutReason,
        ProblemKind.NoSaveNeverSet => MemberRules.NoSaveNeverSet,
        ProblemKind.NeverZero => MemberRules.NeverZero,
        ProblemKind.SaveAsMethodMissing => MemberRules.SaveAsMethodMissing,
        ProblemKind.LostInitializer => MemberRules.LostInitializer,
        ProblemKind.HookSignature => HookRules.HookSignature,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
