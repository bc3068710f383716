using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using Stateify.Generator.Emission;
using Stateify.Generator.Model;

namespace Stateify.Analyzers.Schema;

/// <summary>Reads the entry of one type, line by line.</summary>
internal sealed class SchemaEntryReader
{
    private static readonly SavableKind[] Kinds = [SavableKind.SealedClass, SavableKind.AbstractClass, SavableKind.OpenClass, SavableKind.Struct];
    private static readonly Regex EscapedCharacter = new(@"\\u([0-9a-f]{4})");

    private readonly SavableKind _kind;
    private readonly TextSpan _head;
    private readonly List<string> _formerNames = [];
    private readonly List<string> _removedFields = [];
    private readonly Dictionary<string, SchemaField> _fields = new(StringComparer.Ordinal);
    private int _version = 1;
    private bool _hasUpgrade;
    private string? _base;
    private int _end;

    private SchemaEntryReader(SavableKind kind, string name, TextSpan head)
    {
        _kind = kind;
        Name = name;
        _head = head;
        _end = head.End;
    }

    /// <summary>The name of the type.</summary>
    public string Name { get; }

    /// <summary>Begins with the line that names the type.</summary>
    /// <param name="line">The line.</param>
    /// <param name="span">Its place.</param>
    /// <param name="problem">What is wrong with it; null if nothing is.</param>
    /// <returns>The entry; null if the line names none.</returns>
    public static SchemaEntryReader? Begin(string line, TextSpan span, out string? problem)
    {
        foreach (SavableKind kind in Kinds)
        {
            if (After(SchemaText.KindOf(kind), line) is { } name)
            {
                problem = null;
                return new SchemaEntryReader(kind, Unescape(name), span);
            }
        }

        problem = "a line that is not indented says 'struct', 'class', 'sealed class' or 'abstract class' and a name";
        return null;
    }

    /// <summary>Goes on with another line.</summary>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public string? Read(string line, TextSpan span)
    {
        _end = span.End;
        int colon = line.IndexOf(SchemaText.AfterName, StringComparison.Ordinal);
        if (colon > 0)
            return ReadField(Unescape(line.Substring(0, colon)), line.Substring(colon + SchemaText.AfterName.Length));
        if (After(SchemaText.Version, line) is { } version)
            return int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _version) && _version > 0 ? null : "a version is a number from 1";
        if (line == SchemaText.Upgrade)
            _hasUpgrade = true;
        else if (After(SchemaText.Base, line) is { } baseName)
            _base = Unescape(baseName);
        else if (After(SchemaText.Formerly, line) is { } former)
            _formerNames.Add(Unescape(former));
        else if (After(SchemaText.Removed, line) is { } removed)
            _removedFields.Add(Unescape(removed));
        else
            return "an indented line is a field, 'name: column', or begins with 'version', 'upgrade', 'base', 'formerly' or 'removed'";
        return null;
    }

    /// <summary>What was read.</summary>
    public SchemaEntry End() => new(
        new SchemaType(
            Name,
            _kind,
            Math.Max(1, _version),
            _hasUpgrade,
            _base,
            Sorted(_formerNames),
            Sorted(_removedFields),
            new EquatableArray<SchemaField>(_fields.Values.OrderBy(static field => field.Name, StringComparer.Ordinal))),
        _head,
        TextSpan.FromBounds(_head.Start, _end));

    private string? ReadField(string name, string rest)
    {
        string[] parts = Regex.Split(rest, Regex.Escape(SchemaText.BeforeFormerName));
        if (parts.Skip(1).Any(static part => !part.EndsWith(")", StringComparison.Ordinal)))
            return "a former name ends with ')'";
        if (ReadColumn(parts[0]) is not { } column)
            return $"'{parts[0]}' is no column";
        if (_fields.ContainsKey(name))
            return "the type has a field of this name further up";
        _fields.Add(name, new SchemaField(name, column, Sorted(parts.Skip(1).Select(static part => Unescape(part.Substring(0, part.Length - 1))))));
        return null;
    }

    private static SchemaColumn? ReadColumn(string text)
    {
        if (After(SchemaText.Repeated, text) is not { } items)
            return ReadOptional(text);
        int space = items.IndexOf(' ');
        return space > 0
            && int.TryParse(items.Substring(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && ReadOptional(items.Substring(space + 1)) is { } inner
            ? new SchemaColumn(SchemaColumnKind.Repeated, Inner: inner, Count: count)
            : null;
    }

    private static SchemaColumn? ReadOptional(string text)
    {
        if (After(SchemaText.Optional, text) is not { } value)
            return ReadValue(text);
        return ReadValue(value) is { } inner ? new SchemaColumn(SchemaColumnKind.Optional, Inner: inner) : null;
    }

    private static SchemaColumn? ReadValue(string text)
    {
        if (text == SchemaText.Text)
            return SchemaColumn.Text;
        if (ScalarColumns.Contains(text))
            return new SchemaColumn(SchemaColumnKind.Scalar, text);
        if (After(SchemaText.Reference, text) is { } reference)
            return new SchemaColumn(SchemaColumnKind.Reference, Unescape(reference));
        if (After(SchemaText.Exact, text) is { } exact)
            return new SchemaColumn(SchemaColumnKind.Exact, Unescape(exact));
        if (After(SchemaText.Inline, text) is { } inline)
            return new SchemaColumn(SchemaColumnKind.Inline, Unescape(inline));
        if (After(SchemaText.Parameter, text) is { } number)
            return IsNumber(number) ? new SchemaColumn(SchemaColumnKind.Parameter, number) : null;
        return After(SchemaText.Enum, text) is { } named ? ReadEnum(named) : null;
    }

    private static SchemaColumn? ReadEnum(string text)
    {
        int colon = text.IndexOf(SchemaText.AfterName, StringComparison.Ordinal);
        string number = colon < 0 ? "" : text.Substring(colon + SchemaText.AfterName.Length);
        return ScalarColumns.IsInteger(number)
            ? new SchemaColumn(SchemaColumnKind.Enum, Unescape(text.Substring(0, colon)), new SchemaColumn(SchemaColumnKind.Scalar, number))
            : null;
    }

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    // Null if the line does not begin with the words, or ends with them.
    private static string? After(string words, string line) =>
        line.StartsWith(words + " ", StringComparison.Ordinal) && line.Length > words.Length + 1 ? line.Substring(words.Length + 1) : null;

    private static string Unescape(string text) =>
        EscapedCharacter.Replace(text, static match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static EquatableArray<string> Sorted(IEnumerable<string> names) => new(names.Distinct().OrderBy(static name => name, StringComparer.Ordinal));
}
