using Stateify.CodeFixes.Members;
using Stateify.Generator.Tests.Harness;

namespace Stateify.Generator.Tests.Fixes;

/// <summary>The methods of [SaveAs] are declared where they are missing.</summary>
public sealed class SaveAsMethodsFixTests
{
    [Fact]
    public void Both_methods_of_all_fields_are_declared() => FixRun.CheckAll<SaveAsMethodsFix>(
        """
        using System;
        using System.Collections.Generic;
        using Stateify;

        [Savable]
        public partial class Unit
        {
            [SaveAs<List<string>>]
            private Type? _kind;

            [SaveAs<int>]
            private Type? m_other;
        }
        """,
        """
        using System;
        using System.Collections.Generic;
        using Stateify;

        [Savable]
        public partial class Unit
        {
            [SaveAs<List<string>>]
            private Type? _kind;

            [SaveAs<int>]
            private Type? m_other;

            private List<string> SaveKind() => throw new NotImplementedException();

            private void LoadKind(List<string> value) => throw new NotImplementedException();

            private int SaveOther() => throw new NotImplementedException();

            private void LoadOther(int value) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public void One_that_is_there_is_left_alone() => FixRun.Check<SaveAsMethodsFix>(
        "using Stateify; [Savable] public partial class Unit { [SaveAs<int>] private object? _x; private int SaveX() => 3; }",
        "using Stateify; [Savable] public partial class Unit { [SaveAs<int>] private object? _x; private int SaveX() => 3; private void LoadX(int value) => throw new System.NotImplementedException(); }");

    [Fact]
    public void One_of_another_type_leaves_no_room() => Assert.Empty(FixRun.Titles<SaveAsMethodsFix>(
        "using Stateify; [Savable] public partial class Unit { [SaveAs<int>] private object? _x; private long SaveX() => 3; private void LoadX(int value) { } }"));
}
