using Stateify;

namespace Model;

/// <summary>Money and where it came from.</summary>
[Savable]
public sealed partial class Account(string owner)
{
    private readonly SortedDictionary<DateOnly, decimal> _payments = [];

    public decimal Balance => _payments.Values.Sum();

    public void Pay(DateOnly day, decimal amount) => _payments.Add(day, amount);

    public override string ToString() => $"{owner} has {Balance}";
}
