using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.RoundTrips;

/// <summary>What the user's own methods have to do with a save and a load.</summary>
public sealed class HookTests
{
    [Fact]
    public void Hooks_run_once_from_base_to_derived() => RoundTrip.Check("A B C", """
        [Savable]
        public abstract partial class A
        {
            [NoSave("written by the hooks")] public string Log = "A B C";
            protected virtual void AfterLoad() => Log = "A";
        }

        [Savable]
        public partial class B : A
        {
            protected override void AfterLoad()
            {
                base.AfterLoad();
                Log += " B";
            }
        }

        [Savable]
        public sealed partial class C : B
        {
            private void AfterLoad(LoadContext context) => Log += " C";
        }

        public static class Scenario
        {
            public static object Make() => new C();
            public static string Describe(object graph) => ((C)graph).Log;
        }
        """);

    [Fact]
    public void Values_are_restored_through_SaveAs_and_External() => RoundTrip.Check("ab from outside", """
        [Savable]
        public sealed partial class Session
        {
            [SaveAs<string[]>] private readonly List<Func<string>> _handlers = [];
            [External("greeting")] private readonly string _greeting = "from outside";
            public Session(params string[] names) => LoadHandlers(names);
            private string[] SaveHandlers() => [.. _handlers.Select(handler => handler())];
            private void LoadHandlers(string[] names) => _handlers.AddRange(names.Select<string, Func<string>>(name => () => name));
            public override string ToString() => string.Concat(_handlers.Select(handler => handler())) + " " + _greeting;
        }

        public static class Scenario
        {
            public static object Make() => new Session("a", "b");
            public static string Describe(object graph) => graph.ToString()!;
        }
        """, new LoadOptions { Externals = new Dictionary<string, object> { ["greeting"] = "from outside" } });
}
