using Microsoft.CodeAnalysis;

namespace Stateify.Analyzers.Rules;

/// <summary>STFY4xxx: the closed world of types that a graph can be made of.</summary>
internal static class GraphRules
{
    private const string Category = "Stateify.Graph";

    public static readonly DiagnosticDescriptor UnsavableRegistration = new(
        "STFY4001",
        "A registered type cannot be saved",
        "'{0}' is not registered, and a graph that holds one cannot be saved: {1}; register a savable type or remove the attribute",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY4001.md");

    public static readonly DiagnosticDescriptor UnsavableDerivedClass = new(
        "STFY4002",
        "A field can hold an object of a derived class that cannot be saved",
        "At '{0}' there can be a '{1}', which cannot be saved: {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY4002.md");

    public static readonly DiagnosticDescriptor UnsavableObject = new(
        "STFY4003",
        "A graph can come to hold an object that cannot be saved",
        "At '{0}' there can be a '{1}', which cannot be saved: {2}; {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY4003.md");

    public static readonly DiagnosticDescriptor NothingSavable = new(
        "STFY4004",
        "Nothing that a field can hold can be saved",
        "'{0}' can hold nothing that can be saved, for no [Savable] class {1} '{2}'; mark those that do [Savable], let the loading program provide it with [External(\"key\")], or exclude it with [NoSave(\"reason\")]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY4004.md");

    public static readonly DiagnosticDescriptor UnregisteredConstruction = new(
        "STFY4005",
        "A generic type is used with arguments that nothing registers",
        "At '{0}' there can be a '{1}', which nothing registers, so that a graph with one cannot be saved; write [assembly: SavableType(typeof({2}))]",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY4005.md");

    public static readonly DiagnosticDescriptor OutsideState = new(
        "STFY4006",
        "A savable type reads state outside of the graph",
        "'{0}' reads {1}, {2}: a restored object may find something else there; keep it in a field, or let the program provide it with [External(\"key\")]",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: "analyzers/rules/STFY4006.md");
}
