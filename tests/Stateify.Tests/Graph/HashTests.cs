namespace Stateify.Tests.Graph;

public sealed class HashTests
{
    [Fact]
    public void A_key_is_hashed_when_the_fields_and_hooks_its_hash_code_depends_on_are_complete()
    {
        Key key = new() { Part = new Node { Id = 42 } };
        Dictionary<Key, int> map = new() { [key] = 1, [new Key { Part = new Node { Id = 43 } }] = 2 };

        Dictionary<Key, int> copy = RoundTrip.Of(map);

        Assert.Equal(1, copy[new Key { Part = new Node { Id = 42 } }]);
        Assert.Equal([1, 2], copy.Values);
    }

    [Fact]
    public void A_key_may_contain_the_dictionary_it_is_in()
    {
        Key key = new() { Part = new Node { Id = 1 } };
        key.Owner = new() { [key] = 5 };

        Key copy = RoundTrip.Of(key);

        Assert.Equal(5, copy.Owner![copy]);
    }

    [Fact]
    public void Keys_that_become_equal_are_an_error()
    {
        Node part = new() { Id = 1 };
        Key moving = new() { Part = new Node { Id = 2 } };
        Dictionary<Key, int> map = new() { [new Key { Part = part }] = 1, [moving] = 2 };
        moving.Part.Id = 1;

        StateException error = Assert.Throws<StateException>(() =>
            StateSerializer.Load<Dictionary<Key, int>>(StateSerializer.Save(map)));

        Assert.Equal(StateErrorCode.DuplicateKey, error.Code);
    }

    [Fact]
    public void Collections_by_reference_keep_equal_keys_apart()
    {
        Dictionary<Key, int> map = new(ReferenceEqualityComparer.Instance)
        {
            [new Key { Part = new Node { Id = 1 } }] = 1,
            [new Key { Part = new Node { Id = 1 } }] = 2,
        };

        Assert.Equal([1, 2], RoundTrip.Of(map).Values);
    }
}
