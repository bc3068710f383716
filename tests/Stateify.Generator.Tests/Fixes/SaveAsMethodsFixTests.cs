using Microsoft.CodeAnalysis;
using Stateify.CodeFixes.Members;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>The methods of [SaveAs] are declared where they are missing.</summary>
public sealed class SaveAsMethodsFixTests
{
    [Fact]
    public void Both_methods_of_all_fields_hand_the_value_over() => FixRun.CheckAll<SaveAsMethodsFix>(
        """
        using System.Collections.Generic;
        using Stateify;

        [Savable]
        public partial class Unit
        {
            [SaveAs<List<string>>]
            private List<string> _names = [];

            [SaveAs<int>]
            private int value;
        }
        """,
        """
        using System.Collections.Generic;
        using Stateify;

        [Savable]
        public partial class Unit
        {
            [SaveAs<List<string>>]
            private List<string> _names = [];

            [SaveAs<int>]
            private int value;

            private List<string> SaveNames() => _names;

            private void LoadNames(List<string> value) => _names = value;

            private int SaveValue() => this.value;

            private void LoadValue(int value) => this.value = value;
        }
        """);

    [Fact]
    public void What_the_user_has_to_write_does_not_compile_until_it_is_written()
    {
        string result = FixRun.Result<SaveAsMethodsFix>("using Stateify; [Savable] public partial class Unit { [SaveAs<string>] private System.Type? _kind; }");

        Assert.Equal(
            "using Stateify; [Savable] public partial class Unit { [SaveAs<string>] private System.Type? _kind; private string SaveKind() => _kind; private void LoadKind(string value) => _kind = value; }",
            result);
        Assert.Equal(
            ["CS0029", "CS0029"],
            TestCompilation.Create(result).GetDiagnostics().Where(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public void One_that_is_there_is_left_alone() => FixRun.Check<SaveAsMethodsFix>(
        "using Stateify; [Savable] public partial class Unit { [SaveAs<int>] private int _x; private int SaveX() => 3; }",
        "using Stateify; [Savable] public partial class Unit { [SaveAs<int>] private int _x; private int SaveX() => 3; private void LoadX(int value) => _x = value; }");

    [Fact]
    public void One_of_another_type_leaves_no_room() => Assert.Empty(FixRun.Titles<SaveAsMethodsFix>(
        "using Stateify; [Savable] public partial class Unit { [SaveAs<int>] private object? _x; private long SaveX() => 3; private void LoadX(int value) { } }"));
}
