using Stateify;

namespace Engine;

/// <summary>A world of things that other assemblies define.</summary>
[Savable]
public sealed partial class World
{
    private readonly List<Thing> _things = [];

    public IReadOnlyList<Thing> Things => _things;

    public T Add<T>(T thing)
        where T : Thing
    {
        _things.Add(thing);
        return thing;
    }
}

/// <summary>A thing, whose place is nobody else's business.</summary>
[Savable]
public abstract partial class Thing
{
    private (int X, int Y) _place;

    public void Move(int x, int y) => _place = (_place.X + x, _place.Y + y);

    public override string ToString() => $"{GetType().Name} at {_place.X},{_place.Y}";
}
