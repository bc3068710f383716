using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Stateify.Analyzers.Hooks;

/// <summary>Recognizes, in the code of a type, the uses of the state of the object it runs on.</summary>
internal static class OwnMembers
{
    // Of the platform's collections and builders only the names of methods tell which change them.
    private static readonly string[] MutatorPrefixes =
        ["Add", "Append", "Clear", "Dequeue", "Enqueue", "Insert", "Pop", "Push", "Remove", "Set", "Sort", "TryAdd", "TryDequeue", "TryPop", "TryRemove"];

    /// <summary>The member of any object that an operation refers to; null if it refers to something else.</summary>
    public static (ISymbol Member, IOperation? Instance)? Referred(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field.IsStatic: false } field => (field.Field.Declared(), field.Instance),
        IPropertyReferenceOperation { Property: { IsStatic: false, IsIndexer: false } } property => (property.Property.Declared(), property.Instance),
        IEventReferenceOperation { Event.IsStatic: false } source => (source.Event.Declared(), source.Instance),
        _ => null,
    };

    /// <summary>The member of the object itself that an operation refers to, or the parameter that its class has captured.</summary>
    public static ISymbol? Of(IOperation operation) => operation switch
    {
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter } => parameter.OriginalDefinition,
        _ => Referred(operation) is (var member, IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }) ? member : null,
    };

    /// <summary>What the user has declared: a field of a property is the property, and one of a closed type that of the open one.</summary>
    public static ISymbol Declared(this ISymbol symbol) =>
        (symbol is IFieldSymbol { AssociatedSymbol: { } owner } ? owner : symbol).OriginalDefinition;

    /// <summary>Whether what an operation refers to is only set or changed there.</summary>
    public static bool IsChanged(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IEventAssignmentOperation assignment => assignment.EventReference == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IInvocationOperation call => call.Instance == reference && IsMutator(call),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => indexer.Instance == reference && IsChanged(indexer),
        IArrayElementReferenceOperation element => element.ArrayReference == reference && IsChanged(element),
        IConditionalAccessOperation access => access.Operation == reference && access.WhenNotNull is IInvocationOperation call && IsMutator(call),
        _ => false,
    };

    private static bool IsMutator(IInvocationOperation call) =>
        call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
        && Array.Exists(MutatorPrefixes, prefix => call.TargetMethod.Name.StartsWith(prefix, StringComparison.Ordinal));
}
