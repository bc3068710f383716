using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Stateify.Generator.Emission;
using Stateify.Generator.Model;

namespace Stateify.Analyzers.Schema;

/// <summary>What <c>Stateify.schema.txt</c> says, as far as it can be read. Immutable.</summary>
internal sealed class SchemaFile
{
    private readonly Dictionary<string, SchemaEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<SchemaFileError> _errors = [];

    private SchemaFile()
    {
    }

    /// <summary>The entries, in the order of the file; of several for one type only the first.</summary>
    public IReadOnlyCollection<SchemaEntry> Entries => _entries.Values;

    /// <summary>The lines that cannot be read.</summary>
    public IReadOnlyList<SchemaFileError> Errors => _errors;

    /// <summary>The schema file among others; null if there is none.</summary>
    public static AdditionalText? FindIn(IEnumerable<AdditionalText> files) => files.FirstOrDefault(IsOne);

    /// <summary>Whether a file is a schema file.</summary>
    public static bool IsOne(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), SchemaText.FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file.</summary>
    public static SchemaFile Read(SourceText text)
    {
        SchemaFile file = new();
        SchemaEntryReader? entry = null;
        foreach (TextLine line in text.Lines)
        {
            string content = line.ToString().TrimEnd();
            if (content.Length == 0 || content.StartsWith(SchemaText.Comment, StringComparison.Ordinal))
                continue;
            bool isHead = !char.IsWhiteSpace(content[0]);
            string? problem;
            if (isHead)
            {
                file.Add(entry);
                entry = SchemaEntryReader.Begin(content, line.Span, out problem);
                if (entry is not null && file._entries.ContainsKey(entry.Name))
                    problem = "the type has an entry further up";
            }
            else
            {
                problem = entry is null ? "it belongs to no type" : entry.Read(content.Trim(), line.Span);
            }

            if (problem is not null)
                file._errors.Add(new SchemaFileError(line.Span, content.Trim(), problem));
        }

        file.Add(entry);
        return file;
    }

    /// <summary>The entry of a type; null if it has none.</summary>
    public SchemaEntry? Find(string name) => _entries.TryGetValue(name, out SchemaEntry? entry) ? entry : null;

    private void Add(SchemaEntryReader? entry)
    {
        if (entry is not null && !_entries.ContainsKey(entry.Name))
            _entries.Add(entry.Name, entry.End());
    }
}

/// <summary>What the file says of a type.</summary>
/// <param name="Type">What it says.</param>
/// <param name="Head">The place of the line with the type's name.</param>
/// <param name="Span">The place of all its lines.</param>
internal sealed record SchemaEntry(SchemaType Type, TextSpan Head, TextSpan Span);

/// <summary>A line that cannot be read.</summary>
internal sealed record SchemaFileError(TextSpan Span, string Line, string Problem);
