using Microsoft.CodeAnalysis.Text;
using Stateify.Analyzers.Schema;
using Stateify.CodeFixes.Edits;
using Stateify.Generator.Emission;
using Stateify.Generator.Model;

namespace Stateify.CodeFixes.Schema;

/// <summary>Changes entries of a schema file, and leaves the rest of it as it is.</summary>
internal static class SchemaFileEdits
{
    private static readonly StateSchema Nothing = new(default);

    /// <summary>Writes the entry of a type where it was, or else where its name belongs.</summary>
    /// <param name="text">The file.</param>
    /// <param name="type">What it shall say.</param>
    /// <param name="savedName">The name of the entry in the place of which it is written; null if there is none.</param>
    public static SourceText Write(SourceText text, SchemaType type, string? savedName)
    {
        string newLine = Layout.EndOfLineIn(text);
        string entry = SchemaText.Emit(type).TrimEnd('\n').Replace("\n", newLine);
        if (savedName is not null && savedName != type.Name && SchemaFile.Read(text).Find(savedName) is { } old)
            text = text.Replace(WithSpaceAfter(text, old.Span), "");
        SchemaFile file = SchemaFile.Read(text);
        if (file.Find(type.Name) is { } present)
            return text.Replace(present.Span, entry);
        if (file.Entries.FirstOrDefault(other => string.CompareOrdinal(other.Type.Name, type.Name) > 0) is { } next)
            return text.Replace(new TextSpan(next.Span.Start, 0), entry + newLine + newLine);

        string before = text.Length == 0 ? SchemaText.Emit(Nothing) : text.ToString().TrimEnd() + newLine;
        return text.Replace(new TextSpan(0, text.Length), $"{before}{newLine}{entry}{newLine}");
    }

    private static TextSpan WithSpaceAfter(SourceText text, TextSpan span)
    {
        int end = span.End;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
            end++;
        return TextSpan.FromBounds(span.Start, end);
    }
}
