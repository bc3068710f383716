using Sentry.Demo.Programs;

namespace Sentry.Demo;

/// <summary>The guest of the demo: six tasks that keep every part of the kernel busy, the same in every run.</summary>
internal static class Workload
{
    public const int Rounds = 320;

    public static KernelHost Boot()
    {
        KernelHost host = KernelHost.Boot();
        SentryTask init = host.Kernel.Init;
        (int read, int write) = init.MakePipe(OpenFlags.NonBlocking);
        int log = init.Open("/shared.log", OpenFlags.ReadWrite | OpenFlags.Create);

        // These two inherit one pipe and one description of the log; the others get what they need by themselves.
        init.Fork().Program = new ProducerProgram(1, write, log);
        init.Fork().Program = new ConsumerProgram(2, read, log);
        init.Fork().Program = new FileProgram(3);
        init.Fork().Program = new EventLoopProgram(4);
        init.Fork().Program = new SignalProgram(5);
        init.Fork().Program = new MountProgram(6);
        return host;
    }

    /// <summary>Runs until so many rounds are complete, counted from boot.</summary>
    public static void RunTo(Kernel kernel, int rounds)
    {
        using var progress = new ProgressLine("running the guest", rounds);
        while (kernel.Rounds < rounds)
        {
            kernel.RunRound();
            progress.Show(kernel.Rounds);
        }
    }
}
