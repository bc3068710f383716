using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Stateify.Generator.Inspection;

namespace Stateify.Generator.Incremental;

/// <summary>
/// The fingerprint of what one source file declares: of its text without the bodies that no inspection looks into. It may look into those
/// of <c>AfterLoad</c>, of properties, which have a field if they say <c>field</c>, and of types with a primary constructor, which decide
/// what the compiler captures. Computed once a file.
/// </summary>
internal sealed class SourcePrint
{
    private static readonly ConditionalWeakTable<SyntaxTree, SourcePrint> All = new();

    private readonly List<TextSpan> _bodies = [];
    private readonly List<string> _primaries = [];
    private readonly List<string> _parts = [];

    private SourcePrint(SyntaxTree file)
    {
        Visit(((CompilationUnitSyntax)file.GetRoot()).Members);
        Declarations = Print(file, _bodies);
        Whole = Print(file, []);
    }

    /// <summary>The fingerprint of the file without bodies.</summary>
    public ulong Declarations { get; }

    /// <summary>The fingerprint of the file with all of them.</summary>
    public ulong Whole { get; }

    /// <summary>The names of the types in parts whose primary constructor is in this file.</summary>
    public IReadOnlyList<string> Primaries => _primaries;

    /// <summary>The names of the other types in parts. Where one has a primary constructor in another file, bodies here count, too.</summary>
    public IReadOnlyList<string> Parts => _parts;

    public static SourcePrint Of(SyntaxTree file) => All.GetValue(file, static file => new SourcePrint(file));

    private void Visit(IEnumerable<MemberDeclarationSyntax> members)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Visit(space.Members);
                    break;
                case TypeDeclarationSyntax type:
                    Visit(type);
                    break;
                case GlobalStatementSyntax statement:
                    LeaveOut(statement.Statement);
                    break;
                case BaseMethodDeclarationSyntax method when (method as MethodDeclarationSyntax)?.Identifier.ValueText != HookInspector.AfterLoad:
                    LeaveOut((SyntaxNode?)method.Body ?? method.ExpressionBody);
                    break;
            }
        }
    }

    private void Visit(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
            (type.ParameterList is null ? _parts : _primaries).Add(type.Identifier.ValueText);
        Visit(type.ParameterList is null ? type.Members : type.Members.OfType<TypeDeclarationSyntax>());
    }

    // What a directive says goes on behind the body.
    private void LeaveOut(SyntaxNode? body)
    {
        if (body is { ContainsDirectives: false })
            _bodies.Add(body.Span);
    }

    private static ulong Print(SyntaxTree file, List<TextSpan> without)
    {
        Fingerprint print = new();
        print.Add(file.FilePath);
        print.AddIdentity(file.Options);
        SourceText text = file.GetText();
        int position = 0;
        foreach (TextSpan body in without)
        {
            print.Add(text.ToString(TextSpan.FromBounds(position, body.Start)));
            position = body.End;
        }

        print.Add(text.ToString(TextSpan.FromBounds(position, text.Length)));
        return print.Value;
    }
}
