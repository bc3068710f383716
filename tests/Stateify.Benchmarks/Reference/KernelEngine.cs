using Stateify.Benchmarks.Workloads;

namespace Stateify.Benchmarks.Reference;

/// <summary>
/// W6 by hand. Tables, trees and files refer to each other over a handful of levels, so it recurses; collections have one owner
/// each and are written in place.
/// </summary>
internal sealed class KernelEngine : RowEngine<Kernel>
{
    protected override void SaveGraph(Kernel root, ref RowWriter output) => KernelSaver.Save(root, Objects, ref output);

    protected override Kernel LoadGraph(ref RowReader input) => KernelLoader.Load(Objects, ref input);
}
