using Microsoft.CodeAnalysis;

namespace Stateify.Analyzers.Rules;

/// <summary>STFY2xxx: hooks, methods that look like them, and the order in which they run.</summary>
internal static class HookRules
{
    private const string Category = "Stateify.Hooks";

    public static readonly DiagnosticDescriptor HookSignature = new(
        "STFY2001",
        "A method has the name of a hook but is none",
        "'{0}' has the name of a hook but would never run, because {1}; rename it, or declare it as {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY2001.md");

    public static readonly DiagnosticDescriptor HookName = new(
        "STFY2002",
        "A method looks like a hook but is none",
        "'{0}' looks like the hook {1} but would never run, because {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY2002.md");

    public static readonly DiagnosticDescriptor LostTask = new(
        "STFY2003",
        "A hook throws away a task",
        "'{0}' throws away the task of '{1}', so the {2} goes on before that work is done and its exceptions are lost; do the work synchronously, or keep the task where somebody awaits it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY2003.md");

    public static readonly DiagnosticDescriptor SideEffect = new(
        "STFY2004",
        "BeforeSave changes other objects and nothing changes them back",
        "'{0}' changes other objects ({1}), and a program that goes on after the save keeps them so; undo it in AfterSave",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY2004.md");

    public static readonly DiagnosticDescriptor UnawaitedRead = new(
        "STFY2005",
        "AfterLoad reads what another hook sets and does not wait for it",
        "'{0}' reads '{1}', which a hook of '{2}' sets and which may not have run yet; mark '{3}' [Wait]",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY2005.md");

    public static readonly DiagnosticDescriptor PossibleWaitCycle = new(
        "STFY2006",
        "Fields marked [Wait] can form a cycle",
        "'{0}' can wait for itself ({1}); objects that do so cannot be loaded, for no hook can be first: remove [Wait] from one of these fields",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY2006.md");

    public static readonly DiagnosticDescriptor CertainWaitCycle = new(
        "STFY2007",
        "Fields marked [Wait] form a cycle",
        "'{0}' waits for itself ({1}); no such object can be loaded, for none of these fields is ever null and no hook can be first: remove [Wait] from one of them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY2007.md");
}
