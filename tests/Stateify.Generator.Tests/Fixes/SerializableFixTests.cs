using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using Stateify.CodeFixes.Members;
using Stateify.CodeFixes.OnRamp;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>What was written for BinaryFormatter says the same to this library afterwards.</summary>
public sealed class SerializableFixTests
{
    private const string Before = """
        using System;
        using System.Runtime.Serialization;

        /// <summary>Of an army.</summary>
        [Serializable]
        public class Unit : Entity
        {
            public int Health;

            // Made again.
            [NonSerialized]
            private int _hash;

            [field: NonSerialized]
            public event Action? Changed;

            [OptionalField(VersionAdded = 2)]
            public int Armor = 3;

            public void Change() => Changed?.Invoke();

            [OnDeserialized]
            private void OnDeserialized(StreamingContext context) => _hash = Health;
        }

        [Serializable]
        public class Entity
        {
            public int Id;
        }
        """;

    private const string After = """
        using System;
        using System.Runtime.Serialization;
        using Stateify;

        /// <summary>Of an army.</summary>
        [Savable]
        public partial class Unit : Entity
        {
            public int Health;

            // Made again.
            [NoSave("was [NonSerialized]")]
            private int _hash;

            [NoSave("was [NonSerialized]")]
            public event Action? Changed;

            public int Armor = 3;

            public void Change() => Changed?.Invoke();

            private void AfterLoad() => _hash = Health;
        }

        [Savable]
        public partial class Entity
        {
            public int Id;
        }
        """;

    [Fact]
    public void A_type_and_its_base_are_converted() => FixRun.Check<SerializableFix>(Before, After);

    [Theory]
    [InlineData("[OnSerializing] private void Stop(StreamingContext context) { }", "private void BeforeSave() { }")]
    [InlineData("[OnSerialized] private void Start(StreamingContext context) { }", "private void AfterSave() { }")]
    [InlineData("[OnDeserialized] internal void Fill(StreamingContext context) => X = context.GetHashCode();", "internal void Fill(StreamingContext context) => X = context.GetHashCode(); private void AfterLoad() => Fill(default);")]
    [InlineData("public Unit() => Fill(default); [OnDeserialized] private void Fill(StreamingContext context) => X = 3;", "public Unit() => Fill(default); private void Fill(StreamingContext context) => X = 3; private void AfterLoad() => Fill(default);")]
    [InlineData("[OnDeserialized] private void A(StreamingContext context) => X = 3; [OnDeserialized] private void B(StreamingContext context) => X++;", "private void A(StreamingContext context) => X = 3; private void B(StreamingContext context) => X++; private void AfterLoad() { A(default); B(default); }")]
    public void Methods_become_hooks_or_are_called_by_them(string members, string expected) => FixRun.Check<SerializableFix>(
        $"using System; using System.Runtime.Serialization; using Stateify; [Serializable] public class Unit {{ public StreamingContext? C() => null; public int X; {members} }}",
        $"using System; using System.Runtime.Serialization; using Stateify; [Savable] public partial class Unit {{ public StreamingContext? C() => null; public int X; {expected} }}");

    [Fact]
    public void Marking_a_type_for_another_reason_converts_it_too() => FixRun.Check<FieldFix>(
        "using System; using Stateify; [Savable] public partial class World { public Unit? Unit; } [Serializable] public class Unit { [NonSerialized] public int Hash; }",
        "using System; using Stateify; [Savable] public partial class World { public Unit? Unit; } [Savable] public partial class Unit { [NoSave(\"was [NonSerialized]\")] public int Hash; }");

    [Fact]
    public async Task The_cursor_on_a_type_offers_the_same()
    {
        FixSolution solution = FixSolution.Of(Before);
        List<CodeAction> actions = [];
        await new SerializableRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(
            solution.Document, new TextSpan(Before.IndexOf("class Unit", StringComparison.Ordinal), 0), actions.Add, CancellationToken.None));
        Assert.Equal("Convert 'Unit' to [Savable]", Assert.Single(actions).Title);

        actions.Clear();
        await new SerializableRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(
            solution.Document, new TextSpan(Before.IndexOf("Health;", StringComparison.Ordinal), 0), actions.Add, CancellationToken.None));
        Assert.Empty(actions);
    }

    [Fact]
    public void What_has_no_counterpart_is_not_converted() => Assert.Empty(FixRun.Titles<SerializableFix>(
        "using System; using System.Runtime.Serialization; [Serializable] public class Unit : IDeserializationCallback { public void OnDeserialization(object? sender) { } }"));
}
