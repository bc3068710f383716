using Stateify.BuildBenchmarks;
using Stateify.Generator;

// The first runs compile the compiler.
const int WarmUpTypes = 50;
GeneratorBenchmark.Run(static () => new SavableGenerator(), WarmUpTypes);
AnalyzerBenchmark.Run(WarmUpTypes);

Console.WriteLine("types  generator cold  of it Roslyn  after an edit  of it Roslyn   beyond (quartiles)  compile  analyzers  share");
foreach (int types in args.Length > 0 ? args.Select(int.Parse) : [500, 2000])
{
    GeneratorTimes generator = GeneratorBenchmark.Run(static () => new SavableGenerator(), types);
    AnalyzerTimes analyzers = AnalyzerBenchmark.Run(types);
    Console.WriteLine(
        $"{types,5}  {generator.Cold.Own,11:F1} ms  {generator.Cold.Bare,9:F1} ms  {generator.Edit.Own,10:F2} ms  {generator.Edit.Bare,9:F2} ms  {generator.Beyond.Median,4:F1} ms ({generator.Beyond.Lower:F1}, {generator.Beyond.Upper:F1})"
        + $"  {analyzers.Compile,4:F0} ms  {analyzers.Analyzers,6:F0} ms  {analyzers.Analyzers / analyzers.Compile,5:P1}");
    foreach ((string name, double time) in analyzers.Slowest)
        Console.WriteLine($"       {time,6:F0} ms  {name}");
    Console.WriteLine($"       {analyzers.Complaints} diagnostics");
}
