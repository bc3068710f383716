namespace Stateify.Tests.Evolution.V1
{
    public delegate string Answer(Ask ask);

    public enum Ask
    {
        What,
    }

    [Savable]
    public partial class Oracle
    {
        public Answer? First;
        public Answer? Second;
        public Func<string, string>? Third;
        public event Action? Asked;

        public Oracle Set()
        {
            First = Speak;
            Second = Move;
            Third = Count;
            Asked += Gone;
            return this;
        }

        public void Raise() => Asked?.Invoke();

        [SavableCallback]
        private string Speak(Ask ask) => "";

        [SavableCallback]
        protected string Move(Ask ask) => "";

        [SavableCallback]
        private static string Count(string text) => "";

        [SavableCallback]
        private void Gone()
        {
        }
    }
}

namespace Stateify.Tests.Evolution.V2
{
    [FormerlyNamed("Stateify.Tests.Evolution.V2.Answer")]
    public delegate string Reply(Question question);

    [FormerlyNamed("Stateify.Tests.Evolution.V2.Ask")]
    public enum Question
    {
        What,
    }

    [Savable]
    public abstract partial class Sayer
    {
        [SavableCallback]
        protected string Move(Question question) => $"moved {question}";
    }

    [Savable]
    [FormerlyNamed("Stateify.Tests.Evolution.V2.Oracle")]
    public partial class Prophet : Sayer
    {
        public Reply? First;
        public Reply? Second;
        public Func<string, string>? Third;

        [FormerlyNamed("Asked")]
        public event Action? Questioned;

        public int Raised { get; private set; }

        public void Raise() => Questioned?.Invoke();

        [SavableCallback, FormerlyNamed("Speak")]
        private string Say(Question question) => $"said {question}";

        [SavableCallback, FormerlyNamed("Count(System.String)")]
        private static string Number(object number) => $"number {number}";

        [SavableCallback, FormerlyNamed("Gone")]
        private void OnQuestioned() => Raised++;
    }
}
