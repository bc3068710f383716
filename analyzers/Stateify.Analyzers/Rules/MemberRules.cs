using Microsoft.CodeAnalysis;

namespace Stateify.Analyzers.Rules;

/// <summary>STFY1xxx: fields that cannot be saved as they are declared.</summary>
internal static class MemberRules
{
    private const string Category = "Stateify.Members";

    public static readonly DiagnosticDescriptor UnsavableMember = new(
        "STFY1001",
        "A field cannot be saved",
        "'{0}' of type '{1}' cannot be saved: {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY1001.md");

    public static readonly DiagnosticDescriptor ContradictoryAttributes = new(
        "STFY1002",
        "The attributes of a field contradict each other",
        "'{0}' has {1}, which contradict each other, so it is not clear what is saved; keep one of them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY1002.md");

    public static readonly DiagnosticDescriptor NoSaveWithoutReason = new(
        "STFY1003",
        "A field is not saved and nobody says why",
        "'{0}' is left out of the saved state without a reason; write in [NoSave(\"...\")] why a restored object can do without it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY1003.md");

    public static readonly DiagnosticDescriptor SaveAsMethodMissing = new(
        "STFY1004",
        "A method of [SaveAs<T>] is missing",
        "'{0}' has [SaveAs<T>] but nothing saves or restores its value; declare {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY1004.md");

    public static readonly DiagnosticDescriptor UnseenField = new(
        "STFY1006",
        "A field made by another generator is not saved",
        "'{0}' is made by another generator, whose output the code that saves the type cannot know, and is not saved; declare the field yourself",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY1006.md");

    public static readonly DiagnosticDescriptor LostInitializer = new(
        "STFY1007",
        "The initializer of a field does not run when the object is restored",
        "'{0}' is not saved, and a restored object would be without its initial value: every constructor of '{1}' needs the values it was first called with; assign it in AfterLoad",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY1007.md");

    public static readonly DiagnosticDescriptor UnsavableCallback = new(
        "STFY1008",
        "A method is marked [SavableCallback] but delegates to it cannot be saved",
        "Delegates to '{0}' cannot be saved: {1}; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY1008.md");

    public static readonly DiagnosticDescriptor AttributeWithoutEffect = new(
        "STFY1005",
        "An attribute has no effect",
        "{1} on '{0}' has no effect: {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY1005.md");

    public static readonly DiagnosticDescriptor NoSaveNeverSet = new(
        "STFY1009",
        "A readonly field that is not saved is never set again",
        "'{0}' is not saved and readonly, and nothing sets it when the object is restored, for no constructor of yours runs then; give it an initializer, or remove 'readonly' and assign it in AfterLoad",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY1009.md");

    public static readonly DiagnosticDescriptor NeverZero = new(
        "STFY1010",
        "A field with [ZeroValue] cannot be zero",
        "'{0}' is to be zero whenever it is saved, but {1}; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY1010.md");

    public static readonly DiagnosticDescriptor UnsavableValue = new(
        "STFY1011",
        "A field is given an object that cannot be saved",
        "'{0}' is saved, but what it is given here cannot be: {1}; {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "analyzers/rules/STFY1011.md");
}
