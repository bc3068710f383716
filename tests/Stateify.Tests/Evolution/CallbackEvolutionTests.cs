namespace Stateify.Tests.Evolution;

/// <summary>Methods that delegates call and that have other names, other classes, and parameters of renamed types.</summary>
public sealed class CallbackEvolutionTests
{
    [Fact]
    public void Methods_are_found_by_their_former_names()
    {
        V2.Prophet prophet = Versions.Load<V2.Prophet>(new V1.Oracle().Set());

        Assert.Equal("said What", prophet.First!(V2.Question.What));
        Assert.Equal("moved What", prophet.Second!(V2.Question.What));
        Assert.Equal("number 3", prophet.Third!("3"));
        prophet.Raise();
        Assert.Equal(1, prophet.Raised);
    }
}
