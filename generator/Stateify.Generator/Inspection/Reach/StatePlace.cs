using System.Text;
using Microsoft.CodeAnalysis;

namespace Stateify.Generator.Inspection.Reach;

/// <summary>
/// A place in a graph as types tell it: a type to begin with and the members that lead on, such as <c>World.Units[].Brain</c>. What
/// comes before is shared, for a chain of types can be as long as a program.
/// </summary>
internal sealed class StatePlace
{
    private readonly StatePlace? _before;
    private readonly string _step;

    private StatePlace(StatePlace? before, string step, ISymbol? leading)
    {
        _before = before;
        _step = step;
        Leading = leading ?? before!.Leading;
    }

    /// <summary>The last member on the way that the compilation declares; the type that the way begins with, if there is none.</summary>
    public ISymbol Leading { get; }

    /// <summary>The objects of a type, wherever they come from.</summary>
    public static StatePlace Of(INamedTypeSymbol type) => new(null, type.Name, type);

    /// <summary>What a member holds.</summary>
    /// <param name="member">The member.</param>
    /// <param name="isOwn">Whether the compilation declares it.</param>
    public StatePlace Member(ISymbol member, bool isOwn) => new(this, "." + member.Name, isOwn ? member.OriginalDefinition : null);

    /// <summary>What a collection holds.</summary>
    public StatePlace Elements() => new(this, "[]", null);

    /// <inheritdoc/>
    public override string ToString()
    {
        Stack<string> steps = new();
        for (StatePlace? place = this; place is not null; place = place._before)
            steps.Push(place._step);
        return steps.Aggregate(new StringBuilder(), static (text, step) => text.Append(step)).ToString();
    }
}
