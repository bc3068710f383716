using BenchmarkDotNet.Running;
using Stateify.Benchmarks.Quick;

if (args.Contains(QuickOptions.Switch))
{
    QuickOptions options = QuickOptions.Parse(args);
    DeepStack.Run(() => QuickRun.Run(options));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
