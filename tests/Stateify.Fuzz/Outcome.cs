using Stateify.Memory;

namespace Stateify.Fuzz;

/// <summary>What became of one state.</summary>
/// <param name="Name">The code of the error, or "loaded".</param>
/// <param name="Fault">What should not have happened; null if nothing.</param>
internal readonly record struct Outcome(string Name, string? Fault)
{
    // A state has a few kilobytes.
    private const long Budget = 16 << 20;

    // Beside the budget: the frames of a file, and what an error says.
    private const long Slack = 16 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Loads a state, and, if that succeeds, saves what came out of it.</summary>
    public static Outcome Of(byte[] state, Seed origin)
    {
        Meter meter = new();
        Outcome outcome = Try(state, origin, meter);
        if (outcome.Fault is null && meter.Allocated > Budget + Slack)
            return outcome with { Fault = $"{meter.Allocated} bytes were allocated ({outcome.Name})." };
        if (outcome.Fault is null && meter.Time > Patience)
            return outcome with { Fault = $"It took {meter.Time} ({outcome.Name})." };
        return outcome;
    }

    private static Outcome Try(byte[] state, Seed origin, Meter meter)
    {
        try
        {
            return new Outcome(Load(state, origin, meter), null);
        }
        catch (StateException error) when (error.Code != StateErrorCode.None)
        {
            return new Outcome(error.Code.ToString(), null);
        }
        catch (StateFileException error) when (error.Code != StateFileErrorCode.None)
        {
            return new Outcome($"file: {error.Code}", null);
        }
        catch (MemoryFileException error) when (error.Code != MemoryFileErrorCode.None)
        {
            return new Outcome($"memory: {error.Code}", null);
        }
        catch (Exception error)
        {
            return new Outcome(error.GetType().Name, error.ToString());
        }
    }

    private static string Load(byte[] state, Seed origin, Meter meter) => origin.Kind switch
    {
        SeedKind.Image => meter.Measure(() => SaveAgain(StateSerializer.Load<object>(state, Options()))),
        SeedKind.File => LoadFile(state, origin, meter),
        SeedKind.Checkpoint => RestoreFile(state, origin, meter),
        SeedKind.Directory => meter.Measure(() => FuzzCheckpoint.RestoreDirectory(state, origin, Options())),
        _ => FuzzMemory.LoadImages(state, origin, meter),
    };

    private static LoadOptions Options() => new() { Budget = Budget };

    private static string LoadFile(byte[] state, Seed origin, Meter meter)
    {
        StateKey? key = origin.Options!.Key;
        using (StateFileSalvage salvage = meter.Measure(() => StateFile.Salvage(new MemoryStream(state), new() { Key = key })))
            Provenance.DemandSections(state, salvage, origin.Bytes, key);
        string outcome = meter.Measure(() =>
        {
            using StateFileReader file = StateFileReader.Open(new MemoryStream(state), new() { Key = key });
            file.Verify();
            return SaveAgain(StateSerializer.Load<object>(file.ReadSection(StateFile.GraphSection, null, Options()), Options()));
        });
        Provenance.Demand(state, [origin.Bytes], key);
        return outcome;
    }

    private static string RestoreFile(byte[] state, Seed origin, Meter meter)
    {
        StateKey? key = origin.Options!.Key;
        string outcome = meter.Measure(() => FuzzCheckpoint.RestoreStream(state, new() { File = new() { Key = key }, Graph = Options() }));
        Provenance.Demand(state, [origin.Bytes], key);
        return outcome;
    }

    /// <summary>A graph that a damaged image has made must not break a save, though it may be one that cannot be saved.</summary>
    private static string SaveAgain(object? graph)
    {
        try
        {
            StateSerializer.Save(graph);
            return "loaded";
        }
        catch (StateException error)
        {
            return $"loaded, not savable: {error.Code}";
        }
    }
}
