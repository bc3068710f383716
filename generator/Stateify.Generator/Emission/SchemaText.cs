using System.Globalization;
using System.Text;
using Stateify.Generator.Model;

namespace Stateify.Generator.Emission;

/// <summary>
/// Writes <c>Stateify.schema.txt</c>: an entry for each type and a line for each of its fields, both in the order of names, so that
/// changes can be compared and merged. It is ASCII, and without the end of a CDATA section, in which the build carries it.
/// </summary>
internal static class SchemaText
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "Stateify.schema.txt";

    /// <summary>What the lines of a file start with that are for people only.</summary>
    public const string Comment = "#";

    /// <summary>What precedes the lines that belong to the entry of a type.</summary>
    public const string Indentation = "  ";

    /// <summary>What ends the name of a field.</summary>
    public const string AfterName = ": ";

    /// <summary>What precedes a former name of a field; a closing parenthesis follows.</summary>
    public const string BeforeFormerName = " (formerly ";

    /// <summary>The first word of the lines of an entry that are no fields.</summary>
    public const string Version = "version", Upgrade = "upgrade", Base = "base", Formerly = "formerly", Removed = "removed";

    /// <summary>The first word of a column that is not a scalar.</summary>
    public const string Enum = "enum", Reference = "ref", Exact = "exact", Inline = "struct", Parameter = "parameter", Optional = "optional", Repeated = "repeated";

    /// <summary>The word for a string, which is a reference to one.</summary>
    public const string Text = "string";

    private const string Head = "# What the saved types look like in state files. A change of them that is not written here is reported, with what it does to existing\n"
        + "# files. 'dotnet build -p:StateifyUpdateSchema=true' writes this file anew.\n";

    /// <summary>A whole file.</summary>
    public static string Emit(StateSchema schema) => Head + string.Concat(schema.Types.Select(static type => "\n" + Emit(type)));

    /// <summary>The entry of a type.</summary>
    public static string Emit(SchemaType type)
    {
        StringBuilder text = new($"{KindOf(type.Kind)} {Escape(type.Name)}\n");
        if (type.Version != 1)
            Line(Version, type.Version.ToString(CultureInfo.InvariantCulture));
        if (type.HasUpgrade)
            text.Append($"{Indentation}{Upgrade}\n");
        if (type.Base is not null)
            Line(Base, Escape(type.Base));
        foreach (string name in type.FormerNames)
            Line(Formerly, Escape(name));
        foreach (string name in type.RemovedFields)
            Line(Removed, Escape(name));
        foreach (SchemaField field in type.Fields)
            text.Append($"{Indentation}{Emit(field)}\n");
        return text.ToString();

        void Line(string word, string rest) => text.Append($"{Indentation}{word} {rest}\n");
    }

    /// <summary>A column.</summary>
    public static string Emit(SchemaColumn column) => column.Kind switch
    {
        SchemaColumnKind.Scalar => column.Name,
        SchemaColumnKind.Enum => $"{Enum} {Escape(column.Name)}{AfterName}{Emit(column.Inner!)}",
        SchemaColumnKind.Reference => $"{Reference} {Escape(column.Name)}",
        SchemaColumnKind.Exact => column == SchemaColumn.Text ? Text : $"{Exact} {Escape(column.Name)}",
        SchemaColumnKind.Inline => $"{Inline} {Escape(column.Name)}",
        SchemaColumnKind.Parameter => $"{Parameter} {column.Name}",
        SchemaColumnKind.Optional => $"{Optional} {Emit(column.Inner!)}",
        _ => $"{Repeated} {column.Count.ToString(CultureInfo.InvariantCulture)} {Emit(column.Inner!)}",
    };

    /// <summary>The words for a kind of types.</summary>
    public static string KindOf(SavableKind kind) => kind switch
    {
        SavableKind.Struct => "struct",
        SavableKind.SealedClass => "sealed class",
        SavableKind.AbstractClass => "abstract class",
        _ => "class",
    };

    private static string Emit(SchemaField field) => Escape(field.Name) + AfterName + Emit(field.Column)
        + string.Concat(field.FormerNames.Select(static name => $"{BeforeFormerName}{Escape(name)})"));

    // Names that users give can be any text; those of C# need none of this, unless they have letters of other languages.
    private static string Escape(string name)
    {
        StringBuilder escaped = new();
        for (int i = 0; i < name.Length; i++)
        {
            bool isEdge = i == 0 || i == name.Length - 1;
            bool isPlain = name[i] switch
            {
                ' ' => !isEdge,
                '\\' or ':' or '(' or ')' => false,
                '>' => i < 2 || name[i - 1] != ']' || name[i - 2] != ']',
                char c => c is > ' ' and <= '~',
            };
            if (isPlain)
                escaped.Append(name[i]);
            else
                escaped.Append("\\u").Append(((int)name[i]).ToString("x4", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }
}
