using static Stateify.SchemaChangeKind;

namespace Stateify.Tests.Evolution;

/// <summary>Types that are renamed, or gone, in the next version of a program; and what the options of a load say about losses.</summary>
public sealed class LostTypeTests
{
    private const string Cat = "Stateify.Tests.Evolution.V2.Cat";
    private const string Street = "Stateify.Tests.Evolution.V2.House.Street";
    private static readonly LoadOptions Without = new() { Removed = [Street] };

    [Fact]
    public void A_field_that_is_gone_is_an_error_that_names_it_and_its_cures()
    {
        StateException error = Versions.Refused<V2.House>(new V1.House { Street = "Elm" });

        Assert.Equal((StateErrorCode.SchemaMismatch, "Street"), (error.Code, error.Field));
        Assert.Contains("[FormerlyNamed(\"Street\")]", error.Problem, StringComparison.Ordinal);
        Assert.Contains("[RemovedField(\"Street\")]", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_of_a_load_can_let_a_field_go()
    {
        V1.House old = new() { Street = "Elm", Tenant = "me" };
        Assert.Equal("me", Versions.Load<V2.House>(old, Without).Tenant);
        Assert.Equal("me", Versions.Load<V2.House>(old, new LoadOptions { Schema = SchemaPolicy.Tolerant }).Tenant);
    }

    [Fact]
    public void A_type_that_is_gone_is_an_error_unless_its_objects_may_be_dropped()
    {
        V1.House old = new() { Tenant = new V1.Cat { Lives = 9 } };

        StateException error = Versions.Refused<V2.House>(old, Without);
        Assert.Equal((StateErrorCode.UnknownType, Cat), (error.Code, error.TypeName));

        LoadOptions options = new() { Removed = [Street, Cat] };
        Assert.Null(Versions.Load<V2.House>(old, options).Tenant);
        Assert.Null(Versions.Load<V2.House>(old, new LoadOptions { Schema = SchemaPolicy.Tolerant }).Tenant);
    }

    [Fact]
    public void References_to_objects_of_a_removed_type_are_null_and_the_rest_of_the_graph_stays()
    {
        V1.House old = new() { Tenant = new V1.Ghost { Age = 300 }, Guests = ["first", new List<V1.Ghost> { new() }, "last"] };
        old.Ghost = new V1.Ghost { Home = old };

        V2.House house = Versions.Load<V2.House>(old, Without);

        Assert.Null(house.Tenant);
        Assert.Equal(["first", null, "last"], house.Guests);
        Assert.Contains((TypeDropped, null), Versions.Changes(old, Without));
    }

    [Fact]
    public void A_renamed_type_is_found_by_its_former_name()
    {
        V1.House old = new() { Tenant = new V1.Parrot { Word = "hello" }, Guests = [new List<V1.Parrot> { new() }, new V1.Parrot[2]] };

        V2.House house = Versions.Load<V2.House>(old, Without);

        Assert.Equal("hello", Assert.IsType<V2.Bird>(house.Tenant).Word);
        Assert.Single(Assert.IsType<List<V2.Bird>>(house.Guests[0]));
        Assert.Equal(2, Assert.IsType<V2.Bird[]>(house.Guests[1]).Length);
    }

    [Fact]
    public void A_struct_in_place_is_converted_where_it_stands()
    {
        V1.Lamp lamp = new() { Watts = 60, Colour = "warm" };
        V1.House old = new() { Lamp = lamp, Guests = [lamp, new V1.Lamp[] { lamp, lamp }, new List<V1.Lamp> { lamp }] };

        V2.House house = Versions.Load<V2.House>(old, Without);

        V2.Lamp converted = new() { Watts = 60, Colour = "warm" };
        Assert.Equal(converted, house.Lamp);
        Assert.Equal(converted, house.Guests[0]);
        Assert.Equal([converted, converted], Assert.IsType<V2.Lamp[]>(house.Guests[1]));
        Assert.Equal([converted], Assert.IsType<List<V2.Lamp>>(house.Guests[2]));
    }

    [Fact]
    public void A_strict_load_refuses_every_difference_and_takes_what_is_the_same()
    {
        LoadOptions strict = new() { Schema = SchemaPolicy.Strict };
        Assert.Equal(StateErrorCode.SchemaMismatch, Versions.Refused<V2.Chest>(new V1.Chest(), strict).Code);
        Assert.Equal(4, StateSerializer.Load<V2.Chest>(StateSerializer.Save(new V2.Chest { Gold = 4 }), strict)!.Gold);
    }

    [Fact]
    public void A_verdict_lists_what_a_load_would_do_and_builds_nothing()
    {
        LoadVerdict verdict = StateSerializer.CanLoad(Versions.Save(new V1.House { Tenant = new V1.Cat() }));

        Assert.False(verdict.CanLoad);
        Assert.Equal([(FieldMissing, "Street"), (TypeMissing, null)], verdict.Obstacles.Select(static change => (change.Kind, change.Field)).Order());
        Assert.Equal(StateErrorCode.NotAnImage, StateSerializer.CanLoad(new byte[100]).Error!.Code);
        Assert.True(StateSerializer.CanLoad(StateSerializer.Save(new V2.House())).IsSame);
    }

    [Fact]
    public void An_image_of_another_version_is_as_safe_as_any_other()
    {
        V1.House old = new() { Lamp = new V1.Lamp { Watts = 1, Colour = "red" }, Tenant = new V1.Parrot { Word = "a" }, Ghost = new V1.Ghost() };
        byte[] image = Versions.Save(old);
        for (int at = 0; at < image.Length; at++)
        {
            foreach (byte mask in (byte[])[0x01, 0x80, 0xFF])
            {
                byte[] damaged = [.. image];
                damaged[at] ^= mask;
                Exception? failure = Record.Exception(() => StateSerializer.Load<object>(damaged, Without));
                Assert.True(failure is null or StateException, $"{mask:X2} at {at}: {failure}");
            }
        }
    }
}
