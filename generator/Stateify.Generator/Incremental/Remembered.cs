using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Incremental;

/// <summary>
/// What was found out about marked declarations, for as long as the compiler keeps their files. Roslyn asks about each again after every
/// edit anywhere; where nothing has changed that an inspection can see, the answer is the same. Thread-safe.
/// </summary>
internal sealed class Remembered<T>(Func<GeneratorAttributeSyntaxContext, CancellationToken, T> inspect)
{
    private readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<int, Answer>> _files = new();

    public T Get(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        ulong print = CompilationPrint.Of(context.SemanticModel.Compilation);
        ConcurrentDictionary<int, Answer> answers = _files.GetOrCreateValue(context.TargetNode.SyntaxTree);
        int place = context.TargetNode.SpanStart;
        if (answers.TryGetValue(place, out Answer? known) && known.Print == print)
            return known.Value;
        T value = inspect(context, cancellation);
        answers[place] = new Answer(print, value);
        return value;
    }

    private sealed record Answer(ulong Print, T Value);
}
