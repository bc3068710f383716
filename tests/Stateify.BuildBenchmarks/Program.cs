using Stateify.BuildBenchmarks;
using Stateify.Generator;

// The first runs compile the compiler.
const int WarmUpTypes = 50;
GeneratorBenchmark.Run(static () => new SavableGenerator(), WarmUpTypes);
GeneratorBenchmark.Run(static () => new AttributeOnlyGenerator(), WarmUpTypes);
AnalyzerBenchmark.Run(WarmUpTypes);

Console.WriteLine("types  generator cold  of it Roslyn  after an edit  of it Roslyn   compile  analyzers  share");
foreach (int types in args.Length > 0 ? args.Select(int.Parse) : [500, 2000])
{
    GeneratorTimes generator = GeneratorBenchmark.Run(static () => new SavableGenerator(), types);
    GeneratorTimes roslyn = GeneratorBenchmark.Run(static () => new AttributeOnlyGenerator(), types);
    AnalyzerTimes analyzers = AnalyzerBenchmark.Run(types);
    Console.WriteLine(
        $"{types,5}  {generator.Cold,11:F1} ms  {roslyn.Cold,9:F1} ms  {generator.Edit,10:F2} ms  {roslyn.Edit,9:F2} ms"
        + $"  {analyzers.Compile,5:F0} ms  {analyzers.Analyzers,6:F0} ms  {analyzers.Analyzers / analyzers.Compile,5:P1}");
    Console.WriteLine($"       the longest: {analyzers.Slowest.Name}, {analyzers.Slowest.Time:F0} ms; {analyzers.Complaints} diagnostics");
}
