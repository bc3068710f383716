using System.Buffers.Binary;
using Stateify.Contract;
using Stateify.Types;

namespace Stateify.Tests.Graph;

/// <summary>Images whose types have the right names and whose kinds, classes, levels, counts or dimensions are those of something else.</summary>
public sealed class WrongShapeTests
{
    private const string Namespace = "Stateify.Tests.Graph.";

    [Theory]
    [InlineData("engine")]
    [InlineData("platform")]
    [InlineData("callbacks")]
    public void Types_with_swapped_names_are_refused_or_make_objects_that_their_fields_can_hold(string of)
    {
        byte[] sound = StateSerializer.Save<object>(of switch
        {
            "platform" => PlatformSpecimen.Create(),
            "callbacks" => Caller.Specimen(),
            _ => Specimen.Create(),
        });
        int types = new ForgedImage(sound).Types.Count;
        for (int one = 0; one < types; one++)
        {
            for (int other = 0; other < one; other++)
            {
                ForgedImage forged = new(sound);
                (string name, string otherName) = (forged.Types[one].Name, forged.Types[other].Name);
                forged.Types[one] = forged.Types[one] with { Name = otherName };
                forged.Types[other] = forged.Types[other] with { Name = name };
                if (Record.Exception(() => TypeSafety.Demand(StateSerializer.Load<object>(forged.ToArray()))) is { } failure)
                    Assert.IsType<StateException>(failure);
            }
        }
    }

    [Fact]
    public void A_class_that_was_saved_as_a_struct_is_refused()
    {
        ForgedImage forged = ForgedImage.Of(new Wide.Sheet()).Rename("Wide", "Slim");

        StateException error = Refused(forged, StateErrorCode.SchemaMismatch);

        Assert.Equal(Namespace + "Slim.Sheet", error.TypeName);
        Assert.Contains(error.Field, (string[])["Part", "Piece"]);
        Assert.Equal(
            ["Part", "Piece"],
            StateSerializer.CanLoad(forged.ToArray()).Obstacles.Where(static change => change.Kind == SchemaChangeKind.FieldIncompatible).Select(static change => change.Field).Order());
    }

    [Fact]
    public void A_class_that_was_saved_as_a_collection_is_refused_and_so_is_the_reverse()
    {
        const string List = "System.Collections.Generic.List`1<Stateify.Tests.Graph.Node>";
        ForgedImage classAsList = ForgedImage.Of(new object[] { new List<Node> { new() } });
        ForgedImage listAsClass = ForgedImage.Of(new object[] { new Node() });
        classAsList[Namespace + "Node"] = classAsList[Namespace + "Node"] with { Name = List + " " };
        classAsList[List] = classAsList[List] with { Name = Namespace + "Node" };
        listAsClass[Namespace + "Node"] = listAsClass[Namespace + "Node"] with { Name = List };

        Assert.Equal(Namespace + "Node", Refused(classAsList, StateErrorCode.SchemaMismatch).TypeName);
        Assert.Equal(List, Refused(listAsClass, StateErrorCode.SchemaMismatch).TypeName);
    }

    [Fact]
    public void Elements_of_another_type_are_refused_whatever_may_be_dropped()
    {
        ForgedImage forged = ForgedImage.Of(new object[] { new List<Node> { new() }, "text" });
        ImageColumn texts = new(ColumnKind.Exact, 4, forged.IdOf("System.String"));
        forged.SetColumn("List`1<Stateify.Tests.Graph.Node>", "item", texts, [1, 0, 0, 0]);

        Assert.Equal("item", Refused(forged, StateErrorCode.SchemaMismatch).Field);
        Assert.Equal("item", Refused(forged, StateErrorCode.SchemaMismatch, new() { Schema = SchemaPolicy.Tolerant }).Field);
    }

    [Theory]
    [InlineData("System.Int32[]")]
    [InlineData("System.Collections.Generic.Dictionary`2<System.String, System.Int32>")]
    [InlineData("System.Collections.Generic.HashSet`1<Stateify.Tests.Graph.Node>")]
    [InlineData("box System.Int32")]
    public void Elements_that_are_not_there_are_not_made_up(string name)
    {
        ForgedImage forged = ForgedImage.Of(Specimen.Create()).SetFields(name);

        Assert.Equal(name, Refused(forged, StateErrorCode.SchemaMismatch).TypeName);
        Assert.Equal(name, Refused(forged, StateErrorCode.SchemaMismatch, new() { Schema = SchemaPolicy.Tolerant }).TypeName);
    }

    [Theory]
    [InlineData("Stateify.Tests.Graph.Slim.Base", StateErrorCode.UnknownType)]
    [InlineData("System.Collections.Generic.List`1", StateErrorCode.UnknownType)]
    [InlineData("System.Collections.Generic.List`1<System.IO.FileInfo>", StateErrorCode.UnknownType)]
    [InlineData("System.IO.FileInfo", StateErrorCode.UnknownType)]
    [InlineData("System.Diagnostics.Process", StateErrorCode.UnknownType)]
    [InlineData("", StateErrorCode.UnknownType)]
    [InlineData("System.Object", StateErrorCode.SchemaMismatch)]
    public void A_type_that_has_no_objects_is_never_made(string name, StateErrorCode code)
    {
        ForgedImage forged = ForgedImage.Of(new object[] { new Wide.Piece() });
        forged["Piece"] = forged["Piece"] with { Name = name };

        Assert.Equal(name, Refused(forged, code).TypeName);
    }

    [Fact]
    public void A_derived_class_under_the_name_of_its_base_loses_nothing_in_silence()
    {
        ForgedImage forged = ForgedImage.Of(new Wide.Derived { Name = "Rex", Age = 3 });
        forged["Derived"] = forged["Derived"] with { Name = Namespace + "Wide.Base" };

        Assert.Equal("Name", Refused(forged, StateErrorCode.SchemaMismatch).Field);
    }

    [Fact]
    public void A_base_class_under_the_name_of_the_derived_one_leaves_every_value_where_its_name_says()
    {
        ForgedImage forged = ForgedImage.Of(new Wide.Derived { Name = "Rex", Age = 3 });
        ImageType derived = forged["Derived"];
        forged["Derived"] = derived with { Levels = [derived.Levels[0] with { Name = Namespace + "Wide.Derived" }, derived.Levels[1]] };

        Wide.Derived loaded = StateSerializer.Load<Wide.Derived>(forged.ToArray())!;

        Assert.Equal(("Rex", 3), (loaded.Name, loaded.Age));
    }

    [Fact]
    public void A_reference_to_an_object_that_its_field_cannot_hold_is_refused_with_its_place()
    {
        ForgedImage forged = ForgedImage.Of(new object[] { new List<Node> { new() } });
        ForgedImage any = ForgedImage.Of(new Ranked { Order = Comparer<int>.Default, Other = "text" });
        int text = any.IdOf("System.String");
        any.SetColumn(nameof(Ranked), nameof(Ranked.Order), new ImageColumn(ColumnKind.Any, 8), [.. BitConverter.GetBytes(text), 1, 0, 0, 0]);
        BinaryPrimitives.WriteInt32LittleEndian(forged.Section("List`1<Stateify.Tests.Graph.Node>")[4..], 2);

        StateException wrong = Refused(any, StateErrorCode.WrongType);
        StateException absent = Refused(forged, StateErrorCode.Corrupt);

        Assert.Equal(("Ranked.Order", "Order"), (wrong.Path, wrong.Field));
        Assert.Equal("Object[][0][0]", absent.Path);
    }

    [Fact]
    public void An_enum_of_another_width_holds_what_fits()
    {
        ForgedImage report = ForgedImage.Of(new Wide.Report { Grade = Wide.Grade.Low }).Rename("Wide", "Slim");
        ForgedImage lazy = ForgedImage.Of(new Lazy<Wide.Grade>(Wide.Grade.Low)).Rename("Wide", "Slim");
        ForgedImage map = ForgedImage.Of(new Dictionary<string, Wide.Grade> { ["a"] = Wide.Grade.Low }).Rename("Wide", "Slim");

        Assert.Equal(Slim.Grade.Low, StateSerializer.Load<Slim.Report>(report.ToArray())!.Grade);
        Assert.Equal(Slim.Grade.Low, StateSerializer.Load<Lazy<Slim.Grade>>(lazy.ToArray())!.Value);
        Assert.Equal(Slim.Grade.Low, StateSerializer.Load<Dictionary<string, Slim.Grade>>(map.ToArray())!["a"]);
    }

    [Theory]
    [InlineData("box")]
    [InlineData("lazy")]
    [InlineData("tuple")]
    [InlineData("map")]
    public void A_value_that_does_not_fit_is_refused_with_its_place_wherever_it_stands(string where)
    {
        object value = where switch
        {
            "lazy" => new Lazy<Wide.Grade>(Wide.Grade.High),
            "tuple" => Tuple.Create("a", Wide.Grade.High),
            "map" => new Dictionary<string, Wide.Grade> { ["a"] = Wide.Grade.High },
            _ => Wide.Grade.High,
        };
        ForgedImage forged = ForgedImage.Of(new object[] { "first", value }).Rename("Wide", "Slim");

        StateException error = Refused(forged, StateErrorCode.ValueDoesNotFit);

        Assert.StartsWith("Object[][1]", error.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_of_numbers_of_another_width_is_refused()
    {
        ForgedImage forged = ForgedImage.Of(new[] { Wide.Grade.Low }).Rename("Wide", "Slim");

        Assert.Equal("item", Refused(forged, StateErrorCode.SchemaMismatch).Field);
    }

    [Fact]
    public void Two_fields_or_two_bases_of_one_name_are_refused()
    {
        ForgedImage fields = ForgedImage.Of(new Wide.Piece { Size = 1 });
        ImageField size = fields["Piece"].Fields[0];
        fields.SetFields("Piece", (size, null), (size, [2, 0, 0, 0]));
        ForgedImage bases = ForgedImage.Of(new Wide.Derived());
        ImageType derived = bases["Derived"];
        bases["Derived"] = derived with
        {
            Levels = [derived.Levels[0], .. derived.Levels],
            Fields = [.. derived.Fields.Select(static field => field with { Level = field.Level + 1 })],
        };

        Refused(fields, StateErrorCode.Corrupt);
        Refused(fields, StateErrorCode.Corrupt, new() { Schema = SchemaPolicy.Tolerant });
        Refused(bases, StateErrorCode.Corrupt);
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_version_before_the_first_is_refused_before_anything_is_upgraded(int version)
    {
        ForgedImage forged = ForgedImage.Of(new Slim.Stamped());
        forged["Stamped"] = forged["Stamped"] with { Levels = [new ImageLevel("", version)] };
        int upgrades = Slim.Stamped.Upgrades;

        Refused(forged, StateErrorCode.Corrupt);

        Assert.Equal(upgrades, Slim.Stamped.Upgrades);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(100)]
    public void Rows_of_another_width_than_their_fields_are_refused(int difference)
    {
        ForgedImage forged = ForgedImage.Of(new Node());
        forged["Node"] = forged["Node"] with { Width = forged["Node"].Width + difference };

        Refused(forged, StateErrorCode.Corrupt);
    }

    [Fact]
    public void Rows_without_objects_are_refused_even_of_a_type_that_nobody_knows()
    {
        ForgedImage forged = ForgedImage.Of(new object[] { new List<Node> { new() } });
        forged["List`1<Stateify.Tests.Graph.Node>"] = forged["List`1<Stateify.Tests.Graph.Node>"] with { Name = "No.Such.List", Count = 0 };

        Refused(forged, StateErrorCode.Corrupt, new() { Schema = SchemaPolicy.Tolerant });
    }

    [Fact]
    public void An_array_with_other_dimensions_than_its_type_is_refused()
    {
        ForgedImage rank = ForgedImage.Of(new int[2, 3]);
        rank["System.Int32[,]"] = rank["System.Int32[,]"] with { Name = "System.Int32[,,]" };
        ForgedImage flat = ForgedImage.Of(new int[2, 3]);
        flat["System.Int32[,]"] = flat["System.Int32[,]"] with { Name = "System.Int32[]" };
        ForgedImage length = ForgedImage.Of(new int[2, 3]);
        BinaryPrimitives.WriteInt32LittleEndian(length.Section("System.Int32[,]")[8..], 3);

        Assert.Contains(Refused(rank).Code, (StateErrorCode[])[StateErrorCode.SchemaMismatch, StateErrorCode.UnknownType]);
        Refused(flat, StateErrorCode.SchemaMismatch);
        Refused(length, StateErrorCode.Corrupt);
    }

    [Fact]
    public void A_root_of_another_type_is_refused()
    {
        byte[] image = StateSerializer.Save(new Node());

        StateException error = Assert.Throws<StateException>(() => StateSerializer.Load<Wide.Piece>(image));

        Assert.Equal(StateErrorCode.WrongRoot, error.Code);
    }

    [Fact]
    public void A_root_that_would_be_dropped_is_refused()
    {
        ForgedImage forged = ForgedImage.Of(new Node());
        forged["Node"] = forged["Node"] with { Name = "No.Such.Node" };

        Assert.Equal("No.Such.Node", Refused(forged, StateErrorCode.UnknownType, new() { Schema = SchemaPolicy.Tolerant }).TypeName);
    }

    private static StateException Refused(ForgedImage forged, StateErrorCode code, LoadOptions? options = null)
    {
        StateException error = Refused(forged, options);
        Assert.Equal(code, error.Code);
        return error;
    }

    private static StateException Refused(ForgedImage forged, LoadOptions? options = null) =>
        Assert.Throws<StateException>(() => StateSerializer.Load<object>(forged.ToArray(), options));
}

/// <summary>A field of an interface, and one of anything.</summary>
[Savable]
public sealed partial class Ranked
{
    public IComparer<int>? Order;
    public object? Other;
}
