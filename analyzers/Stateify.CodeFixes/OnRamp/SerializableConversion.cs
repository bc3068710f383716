using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stateify.Analyzers.Declarations;
using Stateify.CodeFixes.Cures;
using Stateify.CodeFixes.Edits;
using Stateify.Generator.Inspection;

namespace Stateify.CodeFixes.OnRamp;

/// <summary>Turns what a type says to the platform's former serializer into what it says to this library.</summary>
internal static class SerializableConversion
{
    private const string Reason = "\"was [NonSerialized]\"";

    /// <summary>The conversion of a type and of the base classes that must be savable with it; null if there is none.</summary>
    public static Cure? Of(INamedTypeSymbol type) =>
        SerializableTypes.IsCandidate(type) && !type.IsSavable() && SerializableTypes.Obstacle(type) is null
            ? new Cure($"Convert '{type.Name}' to [Savable]", "convert", (edits, cancellation) => edits.MakeSavableAsync(type, cancellation))
            : null;

    /// <summary>Asks for the conversion of one type.</summary>
    public static async Task ConvertAsync(this DeclarationEdits edits, INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (TypeDeclarationSyntax declaration in edits.Solution.UserDeclarations<TypeDeclarationSyntax>(type, cancellation))
            await ConvertAttributesAsync(edits, declaration, cancellation).ConfigureAwait(false);
        edits.MakePartial(type, cancellation);
        HookConversion.Convert(edits, type, cancellation);
    }

    private static async Task ConvertAttributesAsync(DeclarationEdits edits, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        foreach (AttributeSyntax attribute in AttributesOf(declaration))
        {
            switch (AttributeLists.NameOf(attribute))
            {
                case SerializableTypes.Serializable when await edits.NameOfAsync(Attributes.Savable, declaration, cancellation).ConfigureAwait(false) is { } savable:
                    edits.Change(attribute, changed => Renamed(changed, savable, null));
                    break;
                case SerializableTypes.NonSerialized when await edits.NameOfAsync(Attributes.NoSave, declaration, cancellation).ConfigureAwait(false) is { } noSave:
                    edits.Change(attribute, changed => Renamed(changed, noSave, Reason));
                    if (attribute.Parent is AttributeListSyntax { Parent: EventFieldDeclarationSyntax, Attributes.Count: 1 } list)
                        edits.Change(list, static changed => changed.WithTarget(null));
                    break;
                case SerializableTypes.OptionalField when attribute.Parent?.Parent is { } member:
                    edits.RemoveAttributes(member, SerializableTypes.OptionalField);
                    break;
            }
        }
    }

    // Those of the type and of its members, and not of types nested in it.
    private static IEnumerable<AttributeSyntax> AttributesOf(TypeDeclarationSyntax declaration) => declaration.Members
        .Where(static member => member is not BaseTypeDeclarationSyntax)
        .Prepend(declaration)
        .SelectMany(static member => member.AttributeLists)
        .SelectMany(static list => list.Attributes);

    private static AttributeSyntax Renamed(AttributeSyntax attribute, string name, string? argument) =>
        AttributeLists.List(name, argument).Attributes[0].WithTriviaFrom(attribute);
}
