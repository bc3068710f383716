using Stateify;

namespace Strict;

/// <summary>What there is.</summary>
[Savable]
public partial class Inventory
{
    private readonly Dictionary<string, Stock> _stocks = [];

    /// <summary>The last thing that was looked up.</summary>
    public Stock? Last { get; private set; }

    /// <summary>Finds a stock.</summary>
    public Stock Find(string name)
    {
        Last = _stocks[name];
        return Last;
    }

    /// <summary>Adds a stock.</summary>
    public void Add(Stock stock)
    {
        ArgumentNullException.ThrowIfNull(stock);
        _stocks.Add(stock.Name, stock);
    }
}
