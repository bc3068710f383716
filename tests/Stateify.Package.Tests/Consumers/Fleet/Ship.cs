using Stateify;

/// <summary>A ship and what it carries.</summary>
[Savable]
public sealed partial class Ship(string name, Cargo cargo)
{
    private Ship? _consort;
    private int _heading;

    public Cargo Cargo => cargo;

    public Ship? Consort => _consort;

    public void Join(Ship other) => (_consort, other._consort) = (other, this);

    /// <summary>An order is a heading or a ship to go to.</summary>
    public void Follow(object order) => _heading = order is Ship other ? other._heading : (int)order;

    public override string ToString() => $"{name} at {_heading} with {cargo}";
}
