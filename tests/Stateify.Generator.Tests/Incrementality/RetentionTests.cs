using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Incrementality;

/// <summary>What is remembered from edit to edit keeps no compilation: an editor makes thousands of them a day.</summary>
public sealed class RetentionTests
{
    private const string Unit = "[Savable] public sealed partial class Unit { private int _health; private List<World?> _worlds = []; }";
    private const string World = "[Savable] public partial class World { private Unit? _unit; [SavableCallback] private void On() { } }";
    private const int Edits = 3;

    [Fact]
    public void The_generator_lets_old_compilations_go()
    {
        GeneratorRun last = Typed(out WeakReference first);

        AssertCollected(first);
        Assert.Equal(2 + 1, last.Files.Count);
    }

    [Fact]
    public void The_analyzers_let_compilations_go() => AssertCollected(Analyzed());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GeneratorRun Typed(out WeakReference first)
    {
        CSharpCompilation compilation = TestCompilation.Create(Unit, World);
        first = new WeakReference(compilation);
        GeneratorRun run = GeneratorRun.Of(compilation);
        for (int i = 0; i < Edits; i++)
        {
            SyntaxTree file = compilation.SyntaxTrees[^1];
            compilation = compilation.ReplaceSyntaxTree(file, TestCompilation.Parse($"{World} // {i}", file.FilePath));
            run = run.Then(compilation);
        }

        return run;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Analyzed()
    {
        Compilation compilation = GeneratorRun.Of(TestCompilation.Create(Unit, World)).Output;
        Assert.Empty(AnalyzerRun.Diagnostics(compilation));
        return new WeakReference(compilation);
    }

    private static void AssertCollected(WeakReference compilation)
    {
        // Finalizers and tables of weak keys take more than one collection.
        for (int i = 0; i < 10 && compilation.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(compilation.IsAlive);
    }
}
