using Stateify.Contract;

namespace Stateify.Graph;

/// <summary>
/// Keeps a load from allocating more than the program allows, whatever an image claims. What its counts claim is added up before
/// anything is made of it; what is made then is measured, for what an object takes besides its row is known to its class alone. So is what
/// its type table takes. Used by one thread.
/// </summary>
internal sealed class LoadBudget
{
    /// <summary>The bytes of a reference.</summary>
    public const int Reference = 8;

    private const long LeastDefault = 256L << 20;
    private const int DefaultFactor = 256;
    private readonly long _limit;
    private readonly long _start = GC.GetAllocatedBytesForCurrentThread();
    private Int128 _claimed;

    private LoadBudget(long limit) => _limit = limit;

    /// <summary>The budget of what makes no image's claims true, such as a clone.</summary>
    public static LoadBudget Unlimited { get; } = new(long.MaxValue);

    /// <summary>The budget of a load.</summary>
    /// <param name="options">What the program says of it.</param>
    /// <param name="length">The bytes that are there.</param>
    public static LoadBudget Of(LoadOptions options, long length) => new(LimitOf(options, length));

    /// <summary>The most bytes that may be made of a number of bytes.</summary>
    public static long LimitOf(LoadOptions options, long length) =>
        options.Budget ?? Math.Max(LeastDefault, length > long.MaxValue / DefaultFactor ? long.MaxValue : length * DefaultFactor);

    /// <summary>Adds what the counts of a table claim.</summary>
    public void Claim(LoadTable table)
    {
        _claimed += ((Int128)table.Count * Reference) + table.ClaimedBytes;
        if (_claimed > _limit)
            throw StateErrors.BudgetExceeded(_limit, table.Type.Name);
    }

    /// <summary>Compares what has been allocated with the budget. Costs a few nanoseconds.</summary>
    public void Check(LoadTable table)
    {
        if (GC.GetAllocatedBytesForCurrentThread() - _start > _limit)
            throw StateErrors.BudgetExceeded(_limit, table.Type.Name);
    }

    /// <summary>Compares what has been allocated, and what is about to be, with the budget. Costs a few nanoseconds.</summary>
    /// <param name="type">The name of the type it is for, if it is for one.</param>
    /// <param name="next">The bytes that are about to be allocated, as far as they are not measured soon after.</param>
    public void Check(string? type, long next = 0)
    {
        if (GC.GetAllocatedBytesForCurrentThread() - _start > _limit - next)
            throw StateErrors.BudgetExceeded(_limit, type);
    }
}
