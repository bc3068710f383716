namespace Stateify.Tests.Evolution;

/// <summary>Rows that go through <c>Upgrade</c>, version by version.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public void A_row_goes_through_every_version_it_has_missed()
    {
        V1.Person ada = new() { First = "Ada", Last = "L", AgeInYears = 36, Shoe = 38 };
        V1.Person bob = new() { First = "Bob", Last = "M", AgeInYears = 2, Friend = ada };
        ada.Friend = bob;
        V2.Person.Upgrades = 0;

        V2.Person person = Versions.Load<V2.Person>(ada);

        Assert.Equal(("Ada L", 432.0, 38), (person.Name, person.Months, person.Shoe));
        Assert.Equal(("Bob M", 24.0), (person.Friend!.Name, person.Friend.Months));
        Assert.Same(person, person.Friend.Friend);
        Assert.Same(person.Friend, person.Oldest);
        Assert.Equal([36], Assert.IsType<List<int>>(person.Note));
        Assert.Equal(4, V2.Person.Upgrades);
    }

    [Fact]
    public void A_field_that_an_upgrade_takes_away_keeps_its_initializer()
    {
        Assert.Equal(40, Versions.Load<V2.Person>(new V1.Person()).Shoe);
    }

    [Fact]
    public void Each_class_of_a_chain_has_versions_of_its_own()
    {
        V2.Derived derived = Versions.Load<V2.Derived>(new V1.Derived { Grade = 1, Extra = 5 });

        Assert.Equal(("B", 5L), (derived.Mark, derived.Extra));
    }

    [Fact]
    public void An_image_of_a_later_version_is_refused()
    {
        StateException error = Versions.Refused<V2.Modern>(new V1.Modern());

        Assert.Equal(StateErrorCode.VersionNewer, error.Code);
        Assert.Contains("version 3", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(13, StateErrorCode.HookFailed, "unlucky")]
    [InlineData(1, StateErrorCode.SchemaMismatch, "version 1 has no such field; it has Left, Right")]
    [InlineData(2, StateErrorCode.SchemaMismatch, "a signed number of 32 bits, not a System.String")]
    public void An_upgrade_that_fails_is_named_with_the_object(int left, StateErrorCode code, string problem)
    {
        StateException error = Versions.Refused<List<object>>(new List<object> { "other", new V1.Careless { Left = left } });

        Assert.Equal((code, "List[1]"), (error.Code, error.Path));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }
}
