using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Stateify.Contract;
using Stateify.Types;

[assembly: Stateify.SavableType(typeof(Lazy<Stateify.Tests.Graph.Color>))]
[assembly: Stateify.SavableType(typeof(Tuple<int, Stateify.Tests.Graph.Color>))]
[assembly: Stateify.SavableType(typeof(Dictionary<string, Stateify.Tests.Graph.Color>))]

namespace Stateify.Tests.Graph;

/// <summary>
/// Images whose types have the right names and whose fields are something else: every field of every shape, as a column of every other
/// kind. A load refuses that or makes the value that the image says of it, by the rules for fields that have changed.
/// </summary>
public sealed class WrongColumnTests
{
    private const int Number = 1;

    // As targets of references, some types are as good as all.
    private const int EveryTarget = 3;

    [Theory]
    [InlineData("engine")]
    [InlineData("scalars")]
    [InlineData("platform")]
    [InlineData("callbacks")]
    [InlineData("derived")]
    public void A_field_that_was_saved_as_something_else_is_refused_or_holds_the_same(string of)
    {
        byte[] sound = StateSerializer.Save(GraphOf(of));
        int loaded = 0;
        foreach (ImageType type in new ForgedImage(sound).Types)
        {
            foreach (ImageField field in type.Fields)
            {
                foreach ((ImageColumn column, byte[] cell) in Columns(new ForgedImage(sound)))
                    loaded += Demand(sound, type, field, column, cell) ? 1 : 0;
            }
        }

        Assert.NotEqual(0, loaded);
    }

    [Theory]
    [InlineData("engine")]
    [InlineData("platform")]
    [InlineData("callbacks")]
    [InlineData("derived")]
    public void A_field_that_is_missing_is_refused_or_of_a_class_whose_fields_may_be_new(string of)
    {
        byte[] sound = StateSerializer.Save(GraphOf(of));
        foreach (ImageType type in new ForgedImage(sound).Types.Where(static type => type.Kind != StateTypeKind.Struct))
        {
            foreach (ImageField field in type.Fields)
            {
                ForgedImage forged = new(sound);
                forged.SetFields(type.Name, [.. type.Fields.Where(left => left != field).Select(static left => (left, (byte[]?)null))]);
                StateException? failure = Load(forged, out _);
                bool mayBeNew = type.Kind == StateTypeKind.Class && type.Name.StartsWith("Stateify.", StringComparison.Ordinal);
                if (failure is null)
                    Assert.True(mayBeNew && field.Name != FieldSchema.Elements, $"{type.Name}.{field.Name}");
            }
        }
    }

    private static object GraphOf(string of) => of switch
    {
        "scalars" => new object[] { new Scalars { NullInt = 5, NullColor = Color.Red, NullDate = default, NullPoint = default }, Color.Green, 7L, 'x', 2.5 },
        "platform" => PlatformSpecimen.Create(),
        "callbacks" => Caller.Specimen(),
        "derived" => new object[]
        {
            new Scores { 1, 2 }, new Lazy<Color>(Color.Green), Tuple.Create(1, Color.Red), new Dictionary<string, Color> { ["a"] = Color.Green },
        },
        _ => Specimen.Create(),
    };

    /// <summary>Columns of every kind, with a value that tells them apart.</summary>
    private static IEnumerable<(ImageColumn Column, byte[] Cell)> Columns(ForgedImage image)
    {
        yield return (new ImageColumn(ColumnKind.Boolean, 1), [1]);
        foreach (ColumnKind kind in (ColumnKind[])[ColumnKind.Signed, ColumnKind.Unsigned])
        {
            foreach (int width in (int[])[1, 2, 4, 8, 16])
                yield return (new ImageColumn(kind, width), Cell(width));
        }

        yield return (new ImageColumn(ColumnKind.Signed, 8), BitConverter.GetBytes(-5_000_000_000));
        yield return (new ImageColumn(ColumnKind.Float, 4), BitConverter.GetBytes(1f));
        yield return (new ImageColumn(ColumnKind.Float, 8), BitConverter.GetBytes(0.1));
        yield return (new ImageColumn(ColumnKind.Character, 2), Cell(2));
        yield return (new ImageColumn(ColumnKind.Decimal, 16), Cell(16));
        yield return (new ImageColumn(ColumnKind.Guid, 16), Cell(16));
        yield return (new ImageColumn(ColumnKind.DateTime, 8), Cell(8));
        yield return (new ImageColumn(ColumnKind.TimeSpan, 8), Cell(8));
        foreach (int width in (int[])[1, 2, 8])
            yield return (new ImageColumn(ColumnKind.Enum, width, EnumName: typeof(Color).FullName, Underlying: ColumnKind.Signed), Cell(width));
        yield return (new ImageColumn(ColumnKind.Optional, 5, Inner: new ImageColumn(ColumnKind.Signed, 4)), [1, .. Cell(4)]);
        yield return (new ImageColumn(ColumnKind.Optional, 5, Inner: new ImageColumn(ColumnKind.Signed, 4)), [2, .. Cell(4)]);
        yield return (new ImageColumn(ColumnKind.Optional, 2, Inner: new ImageColumn(ColumnKind.Boolean, 1)), [1, 2]);
        yield return (new ImageColumn(ColumnKind.Repeated, 8, Inner: new ImageColumn(ColumnKind.Signed, 4), Count: 2), Cell(8));
        foreach (ImageType target in image.Types.Where(static type => type.Id % EveryTarget == 0))
        {
            if (target.Kind == StateTypeKind.Struct)
            {
                yield return (new ImageColumn(ColumnKind.Inline, target.Width, target.Id), new byte[target.Width]);
                continue;
            }

            // The elements of a derived collection are that collection, whatever refers to them.
            if (image.Types.Exists(type => type.Fields.Any(field => field.Name == FieldSchema.Elements && field.Column.Type == target.Id)))
                continue;
            yield return (new ImageColumn(ColumnKind.Exact, 4, target.Id), Cell(4));
            yield return (new ImageColumn(ColumnKind.Any, 8), [.. BitConverter.GetBytes(target.Id), .. Cell(4)]);
        }

        yield return (new ImageColumn(ColumnKind.None, 4), Cell(4));
        yield return (new ImageColumn((ColumnKind)99, 4), Cell(4));
    }

    private static byte[] Cell(int width)
    {
        byte[] cell = new byte[width];
        cell[0] = Number;
        return cell;
    }

    /// <summary>Forges a column, and compares what is loaded, if it is, with what the image says.</summary>
    /// <returns>Whether it is.</returns>
    private static bool Demand(byte[] sound, ImageType type, ImageField field, ImageColumn column, byte[] cell)
    {
        string what = $"{type.Name}.{field.Name} as {column}";
        ForgedImage forged = new(sound);
        if (type.Kind == StateTypeKind.Struct)
        {
            // What holds the struct must not be moved by it.
            if (column.Width != field.Column.Width)
                return false;
            forged[type.Name] = type with { Fields = [.. type.Fields.Select(other => other == field ? other with { Column = column } : other)] };
            return Load(forged, out _) is null;
        }

        forged.SetColumn(type.Name, field.Name, column, cell);
        if (Load(forged, out byte[] again) is not null)
            return false;
        ForgedImage loaded = new(again);
        if (loaded.IdOf(type.Name) is not (> 0 and int id) || loaded.Types[id - 1].RowCount == 0)
            return true;
        ImageType now = loaded.Types[id - 1];
        ImageField same = now.Fields.Single(other => other.Name == field.Name);
        Span<byte> section = loaded.Section(type.Name);
        int rows = section.Length - (int)(now.RowCount * now.Width);
        for (int row = 0; row < now.RowCount && MeansSomething(column); row++)
        {
            string means = Meaning(loaded, same.Column, section.Slice(rows + (row * now.Width) + same.Offset, same.Column.Width));
            Assert.True(Meaning(forged, column, cell) == means, $"{what} has become {means}.");
        }

        return true;
    }

    /// <summary>A struct of zeros is as many things as its fields allow.</summary>
    private static bool MeansSomething(ImageColumn column) => column.Kind is not ColumnKind.Inline;

    /// <summary>What a cell says, whatever it is stored as.</summary>
    private static string Meaning(ForgedImage image, ImageColumn column, ReadOnlySpan<byte> cell) => column.Kind switch
    {
        ColumnKind.Signed => new BigInteger(cell).ToString(CultureInfo.InvariantCulture),
        ColumnKind.Unsigned => new BigInteger(cell, isUnsigned: true).ToString(CultureInfo.InvariantCulture),
        ColumnKind.Enum => Meaning(image, column with { Kind = column.Underlying }, cell),
        ColumnKind.Float => column.Width switch
        {
            2 => ((double)BinaryPrimitives.ReadHalfLittleEndian(cell)).ToString(CultureInfo.InvariantCulture),
            4 => ((double)BinaryPrimitives.ReadSingleLittleEndian(cell)).ToString(CultureInfo.InvariantCulture),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(cell).ToString(CultureInfo.InvariantCulture),
        },
        ColumnKind.Decimal => new decimal(MemoryMarshal.Cast<byte, int>(cell)).ToString(CultureInfo.InvariantCulture),
        ColumnKind.Optional => cell[0] == 0 ? "nothing" : Meaning(image, column.Inner!, cell[1..]),
        ColumnKind.Exact => $"a {image.Types[column.Type - 1].Name}",
        ColumnKind.Any => $"a {image.Types[BinaryPrimitives.ReadInt32LittleEndian(cell) - 1].Name}",
        _ => $"{column.Kind} {Convert.ToHexString(cell)}",
    };

    /// <summary>Loads what was forged.</summary>
    /// <returns>Why it was refused; null if it was not, and then <paramref name="again"/> is another save of it.</returns>
    private static StateException? Load(ForgedImage forged, out byte[] again)
    {
        byte[] image = forged.ToArray();
        again = [];
        try
        {
            object? graph = StateSerializer.Load<object>(image);
            again = StateSerializer.Save(graph);
            return null;
        }
        catch (StateException error)
        {
            Assert.NotEqual(StateErrorCode.None, error.Code);
            return error;
        }
    }
}
