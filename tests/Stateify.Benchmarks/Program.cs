using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Stateify.Benchmarks.Frames;
using Stateify.Benchmarks.Pages;
using Stateify.Benchmarks.Peak;
using Stateify.Benchmarks.Quick;

if (args.Contains(PeakRun.Switch))
{
    return PeakRun.Run(args);
}
else if (args.Contains(PagesRun.Switch))
{
    return PagesRun.Run(args);
}
else if (args.Contains(FramesRun.Switch))
{
    return FramesRun.Run();
}
else if (args.Contains(QuickOptions.Switch))
{
    try
    {
        QuickOptions options = QuickOptions.Parse(args);
        DeepStack.Run(() => QuickRun.Run(options));
    }
    catch (ArgumentException wrong)
    {
        Console.Error.WriteLine(wrong.Message);
        return 2;
    }
}
else
{
    IConfig config = DefaultConfig.Instance.WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40));
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
}

return 0;
