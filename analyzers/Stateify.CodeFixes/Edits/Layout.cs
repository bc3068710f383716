using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Stateify.CodeFixes.Edits;

/// <summary>How the lines around a piece of code are laid out, so that what is added looks like its neighbours.</summary>
/// <param name="IsFirstOnLine">Whether nothing but white space precedes it on its line.</param>
/// <param name="Indentation">The white space that its line begins with.</param>
/// <param name="EndOfLine">What ends a line of its file.</param>
internal sealed record Layout(bool IsFirstOnLine, string Indentation, string EndOfLine)
{
    /// <summary>One more level of indentation.</summary>
    public const string Step = "    ";

    public SyntaxTrivia NewLine => SyntaxFactory.EndOfLine(EndOfLine);

    public static Layout Of(SyntaxNode node)
    {
        SourceText text = node.SyntaxTree.GetText();
        int start = node.GetFirstToken().SpanStart;
        string before = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(start).Start, start));
        string indentation = before.Substring(0, before.Length - before.TrimStart().Length);
        return new Layout(indentation.Length == before.Length, indentation, EndOfLineIn(text));
    }

    /// <summary>What ends the first line of a file.</summary>
    public static string EndOfLineIn(SourceText text)
    {
        TextLine first = text.Lines[0];
        return first.End == first.EndIncludingLineBreak ? "\n" : text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
    }
}
