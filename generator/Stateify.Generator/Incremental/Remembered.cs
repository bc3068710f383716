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
    private readonly ConditionalWeakTable<SyntaxTree, Answers> _files = new();

    public T Get(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        ulong print = CompilationPrint.Of(context.SemanticModel.Compilation);
        Answers answers = _files.GetOrCreateValue(context.TargetNode.SyntaxTree);

        // Where the node begins with what stands before it: that is known, where its first word is has to be looked for.
        int place = context.TargetNode.FullSpan.Start;
        if (answers.Find(place) is { } known && known.Print == print)
            return known.Value;
        T value = inspect(context, cancellation);
        answers.Add(new Answer(place, print, value));
        return value;
    }

    private sealed record Answer(int Place, ulong Print, T Value);

    /// <summary>What is known of one file. Most have one declaration, which is found without a search.</summary>
    private sealed class Answers
    {
        private volatile Answer? _first;
        private ConcurrentDictionary<int, Answer>? _others;

        public Answer? Find(int place)
        {
            if (_first is { } first && first.Place == place)
                return first;
            return Volatile.Read(ref _others) is { } others && others.TryGetValue(place, out Answer? other) ? other : null;
        }

        public void Add(Answer answer)
        {
            if (_first is null || _first.Place == answer.Place)
                _first = answer;
            else
                LazyInitializer.EnsureInitialized(ref _others)![answer.Place] = answer;
        }
    }
}
