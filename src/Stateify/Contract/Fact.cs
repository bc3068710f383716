namespace Stateify.Contract;

/// <summary>
/// A truth that is found out when it is first asked for. Threads that ask at once may all find it out; none sees a part of another's
/// answer, as it could of a <see cref="Nullable{T}"/>.
/// </summary>
internal struct Fact
{
    private const byte No = 1;
    private const byte Yes = 2;
    private byte _answer;

    /// <summary>The answer; null if nobody has asked.</summary>
    public readonly bool? Known => _answer == 0 ? null : _answer == Yes;

    /// <summary>Keeps the answer and gives it back.</summary>
    public bool Learn(bool answer)
    {
        _answer = answer ? Yes : No;
        return answer;
    }
}
