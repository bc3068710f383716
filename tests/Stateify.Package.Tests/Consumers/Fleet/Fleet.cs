using System.Collections.Immutable;
using Stateify;

/// <summary>Ships that know each other, in many shapes: what every kind of application saves and loads.</summary>
[Savable]
public sealed partial class Fleet
{
    private readonly Dictionary<string, Ship> _byName = [];
    private readonly ImmutableArray<Sighting> _sightings;
    private readonly Queue<(Ship Ship, object Order)> _orders = new();

    [NoSave("made again from the names")]
    private List<string> _log = [];

    public Fleet(params ImmutableArray<Sighting> sightings) => _sightings = sightings;

    public event Action<Ship>? Arrived;

    public required string Admiral { get; init; }

    public int Arrivals { get; private set; }

    public Ship this[string name] => _byName[name];

    public Ship Add(string name, Cargo cargo)
    {
        Ship ship = new(name, cargo);
        _byName.Add(name, ship);
        return ship;
    }

    public void Watch() => Arrived += Count;

    public void Command(Ship ship, object order) => _orders.Enqueue((ship, order));

    /// <summary>Carries out all orders and tells what came of it.</summary>
    public string Sail()
    {
        while (_orders.TryDequeue(out (Ship Ship, object Order) next))
        {
            next.Ship.Follow(next.Order);
            Arrived?.Invoke(next.Ship);
        }

        return $"{Admiral}: {Arrivals} arrivals, {string.Join(", ", _log)}, {_sightings.Sum(static sighting => sighting.Depth)} fathoms";
    }

    [SavableCallback]
    private void Count(Ship ship)
    {
        Arrivals++;
        _log.Add(ship.ToString());
    }

    private void AfterLoad() => _log = [.. _byName.Keys];
}
