using System.Text;
using Stateify.Contract;
using Stateify.Graph;
using Stateify.Types;

namespace Stateify.Codecs;

/// <summary>URIs: the text they were made of, and whether it is a whole URI or a part of one.</summary>
internal readonly struct UriParts : IBuilt<Uri>
{
    public static int Width => Contract.Text.Width + 1;

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("text", Contract.Text.Schema);
        schema.Add("absolute", BooleanColumn.Schema);
    }

    public static void Save(Uri obj, RowWriter row)
    {
        row.WriteText(0, obj.OriginalString);
        BooleanColumn.Write(row.At(Contract.Text.Width), obj.IsAbsoluteUri);
    }

    public static Uri Build(RowReader row) =>
        new(row.ReadText(0)!, row.ReadBoolean(Contract.Text.Width) ? UriKind.Absolute : UriKind.Relative);
}

/// <summary>Texts under construction. Their capacity is not saved, but what it may grow to.</summary>
internal readonly struct StringBuilderParts : IBuilt<StringBuilder>
{
    public static int Width => Contract.Text.Width + sizeof(int);

    public static void Describe(SchemaBuilder schema)
    {
        schema.Add("text", Contract.Text.Schema);
        schema.Add("limit", Scalar<int>.Schema);
    }

    public static void Save(StringBuilder obj, RowWriter row)
    {
        row.WriteText(0, obj.ToString());
        row.Write(Contract.Text.Width, obj.MaxCapacity);
    }

    public static StringBuilder Build(RowReader row)
    {
        string text = row.ReadText(0)!;
        return new StringBuilder(text.Length, row.Read<int>(Contract.Text.Width)).Append(text);
    }
}

/// <summary>Types that are registered, by their names.</summary>
internal readonly struct TypeParts : IBuilt<Type>
{
    public static bool CoversDerived => true;

    public static int Width => Contract.Text.Width;

    public static void Describe(SchemaBuilder schema) => schema.Add("name", Contract.Text.Schema);

    public static void Save(Type obj, RowWriter row)
    {
        StateType? type = TypeRegistry.Find(obj);
        row.WriteText(0, type?.ClrType == obj ? type.Name : throw StateErrors.UnregisteredType(obj));
    }

    public static Type Build(RowReader row)
    {
        string name = row.ReadText(0)!;
        return (TypeRegistry.Find(name) ?? TypeRegistry.Find(TypeRegistry.CurrentName(name)))?.ClrType ?? throw StateErrors.UnknownType(name);
    }
}
