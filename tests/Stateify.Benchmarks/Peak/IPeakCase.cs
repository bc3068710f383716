namespace Stateify.Benchmarks.Peak;

/// <summary>A large graph whose save and load are watched.</summary>
internal interface IPeakCase
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>Saves twice, loads, verifies.</summary>
    /// <returns>A line for the table.</returns>
    string Measure();
}
