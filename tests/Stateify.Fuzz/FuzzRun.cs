namespace Stateify.Fuzz;

/// <summary>
/// Makes states from the corpus and demands that each is loaded or refused by a typed error, within budget and time. State n of a
/// seed is always the same, whatever threads there are.
/// </summary>
internal sealed class FuzzRun
{
    private const int Mixer = 1_000_003;

    private readonly Seed[] _corpus = Seed.ReadAll();
    private readonly List<ImageMap> _graphs;
    private readonly int _seed;
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);

    public FuzzRun(int seed)
    {
        _seed = seed;
        _graphs = [.. _corpus.Select(static entry => entry.Map).OfType<ImageMap>()];
        foreach (Seed entry in _corpus)
        {
            Outcome outcome = Outcome.Of(entry.Bytes, entry);
            if (outcome is not { Name: "loaded", Fault: null })
                throw new InvalidOperationException($"{entry.Name} of the corpus: {outcome}. Write it anew: --write-corpus.");
        }
    }

    /// <summary>How often each outcome was seen.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    /// <summary>Told of a state that should not have become what it did.</summary>
    public Action<int, byte[], string> OnFault { get; init; } = static (_, _, _) => { };

    /// <summary>Told when a state is begun, on the thread that tries it; 0 states are done before the first.</summary>
    public Action<int, byte[]> OnBegin { get; init; } = static (_, _) => { };

    /// <summary>Tries states.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="step">What is added for the next.</param>
    /// <param name="end">The first number that is not tried any more.</param>
    public void Run(int first, int step, int end)
    {
        for (int number = first; number < end; number += step)
        {
            byte[] state = Make(number, out Seed origin);
            OnBegin(number, state);
            Outcome outcome = Outcome.Of(state, origin);
            lock (_outcomes)
                _outcomes[outcome.Name] = _outcomes.GetValueOrDefault(outcome.Name) + 1;
            if (outcome.Fault is not null)
                OnFault(number, state, $"{origin.Name}: {outcome.Fault}");
        }
    }

    /// <summary>Makes a state.</summary>
    public byte[] Make(int number, out Seed origin)
    {
        Random random = new(unchecked((_seed * Mixer) + number));
        int index = random.Next(_corpus.Length);

        // Images are where most can go wrong: the first ones are as likely as all files together.
        if (random.Next(2) == 0)
            index = Array.FindIndex(_corpus, random.Next(4) == 0 ? IsChain : IsWorld);
        origin = _corpus[index];
        return origin.Mutate(_graphs, random);
    }

    private static bool IsChain(Seed entry) => entry.Name == "chain.img";

    private static bool IsWorld(Seed entry) => entry.Name == "world.img";
}
