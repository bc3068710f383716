using Stateify.Fuzz;

namespace Stateify.Tests.Faults;

/// <summary>A fixed part of what <c>tests/Stateify.Fuzz</c> does on demand.</summary>
public sealed class FuzzTests
{
    private const int States = 20_000;
    private const int Seed = 20261121;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Every_mutation_is_loaded_or_refused_within_budget_and_time()
    {
        List<string> faults = [];
        FuzzRun run = new(Seed) { OnFault = (number, _, fault) => faults.Add($"{number}: {fault}") };

        await Task.Factory.StartNew(() => run.Run(0, 1, States), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(Patience);

        Assert.Empty(faults);
        Assert.Equal(States, run.Outcomes.Values.Sum());

        // Mutations must get past the first check, and not all break everything.
        Assert.True(run.Outcomes.Count > 15, string.Join(", ", run.Outcomes));
        Assert.InRange(run.Outcomes["loaded"], States / 100, States / 2);
    }
}
