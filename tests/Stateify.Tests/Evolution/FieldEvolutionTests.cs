using static Stateify.SchemaChangeKind;

namespace Stateify.Tests.Evolution;

/// <summary>Fields that come, go, move and change their types between two versions of a program.</summary>
public sealed class FieldEvolutionTests
{
    [Fact]
    public void Fields_are_matched_by_name_whatever_their_order_and_new_ones_keep_their_initializers()
    {
        V1.Player old = new() { Score = 12, Name = "Ada", Rank = 9 };
        old.Rival = new V1.Player { Name = "Bob", Rival = old };

        V2.Player player = Versions.Load<V2.Player>(old);

        Assert.Equal(("Ada", 12L), (player.Name, player.Score));
        Assert.Same(player, player.Rival!.Rival);
        Assert.Equal([7], player.Trophies);
        Assert.NotSame(player.Trophies, player.Rival.Trophies);
        Assert.Equal(("none", "cold"), (player.Title, player.Cache));
    }

    [Fact]
    public void A_renamed_field_claims_its_former_name_before_a_new_field_of_that_name()
    {
        V2.Player player = Versions.Load<V2.Player>(new V1.Player { Rank = 9 });

        Assert.Equal((byte)9, player.Level);
        Assert.Equal(3, player.Rank);
    }

    [Fact]
    public void What_has_been_saved_by_the_new_version_is_not_taken_for_the_old()
    {
        V2.Player player = new() { Level = 4, Rank = 5 };

        V2.Player restored = StateSerializer.Load<V2.Player>(StateSerializer.Save(player))!;

        Assert.Equal((4, 5), (restored.Level, restored.Rank));
    }

    [Fact]
    public void A_value_without_a_field_is_dropped_only_if_somebody_says_so()
    {
        V1.Chest old = new() { Gold = 5, Gems = 6 };
        Assert.Equal(5, Versions.Load<V2.Chest>(old).Gold);
        Assert.Equal([(FieldDropped, "Gems")], Versions.Changes(old));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(100_000, 3)]
    [InlineData(9_999, 9_998)]
    public void Many_rows_are_converted_in_blocks(int count, int probe)
    {
        V1.Player[] old = [.. Enumerable.Range(0, count).Select(static i => new V1.Player { Score = -i, Name = $"{i}", Rank = (byte)i })];
        for (int i = 0; i < count; i++)
            old[i].Rival = old[(i + 1) % count];

        V2.Player player = Versions.Load<V2.Player>(old[0]);

        for (int i = 0; i < probe; i++)
            player = player.Rival!;
        Assert.Equal((-(long)probe, $"{probe}", (byte)probe), (player.Score, player.Name, player.Level));
    }

    [Fact]
    public void Numbers_are_widened_and_narrowed_as_long_as_they_fit()
    {
        V1.Numbers old = new()
        {
            Tiny = -128,
            Count = short.MinValue,
            Mask = uint.MaxValue,
            Big = int.MaxValue,
            Ratio = 0.1f,
            Precise = 0.5,
            Amount = -5,
            Mood = V1.Mood.Bad,
            Feeling = V1.Mood.Bad,
            Maybe = 8,
            Certain = -9,
        };

        V2.Numbers numbers = Versions.Load<V2.Numbers>(old);

        Assert.Equal((-128L, short.MinValue, uint.MaxValue, int.MaxValue), (numbers.Tiny, numbers.Count, numbers.Mask, numbers.Big));
        Assert.Equal(((double)0.1f, 0.5f, -5m), (numbers.Ratio, numbers.Precise, numbers.Amount));
        Assert.Equal((V2.Spirit.Low, -1), (numbers.Mood, numbers.Feeling));
        Assert.Equal((8, -9L), (numbers.Maybe, numbers.Certain));
    }

    [Theory]
    [InlineData("Count")]
    [InlineData("Big")]
    [InlineData("Precise")]
    [InlineData("Maybe")]
    public void A_value_that_does_not_fit_is_named_with_its_place(string field)
    {
        V1.Numbers old = new() { Maybe = 1 };
        switch (field)
        {
            case "Count":
                old.Count = 40_000;
                break;
            case "Big":
                old.Big = long.MinValue;
                break;
            case "Precise":
                old.Precise = 0.1;
                break;
            default:
                old.Maybe = null;
                break;
        }

        StateException error = Versions.Refused<V2.Numbers>(old);

        Assert.Equal((StateErrorCode.ValueDoesNotFit, $"Numbers.{field}", field), (error.Code, error.Path, error.Field));
    }

    [Fact]
    public void Fields_move_up_and_down_a_chain_whose_classes_come_and_go()
    {
        V1.Dog dog = new() { Name = "Rex", Age = 3, Barks = true };
        V1.Kennel old = new() { Guard = new V1.Animal { Name = "Tom" }, Favourite = dog, Dogs = [dog, new() { Age = 1 }] };

        V2.Kennel kennel = Versions.Load<V2.Kennel>(old);

        Assert.Equal(("Rex", 3, true), (kennel.Favourite!.Name, kennel.Favourite.Age, kennel.Favourite.Barks));
        Assert.Equal("Tom", Assert.IsType<V2.Animal>(kennel.Guard).Name);
        Assert.Same(kennel.Favourite, kennel.Dogs[0]);
        Assert.Equal(1, kennel.Dogs[1].Age);
        Assert.Contains((FieldMoved, "Age"), Versions.Changes(old));
    }
}
