using Stateify;

namespace Pages;

/// <summary>How far a visitor has come.</summary>
[Savable]
public sealed partial class WizardState
{
    private readonly List<string> _answers = [];

    public IReadOnlyList<string> Answers => _answers;

    public int Step { get; private set; }

    public void Answer(string text)
    {
        _answers.Add(text);
        Step++;
    }
}
