using System.Text;

namespace Stateify.Generator.Tests.Harness;

/// <summary>
/// Compares what is generated with <c>Class.Test.verified.cs</c> beside the test. A difference leaves what was generated in
/// <c>Class.Test.received.cs</c>; rename it to accept it.
/// </summary>
internal static class Snapshot
{
    /// <summary>Compares all files of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="testFile">The source file of the test.</param>
    /// <param name="test">The test's name.</param>
    public static void Verify(GeneratorRun run, string testFile, string test)
    {
        StringBuilder text = new();
        foreach ((string name, string source) in run.Files)
            text.Append("// ---- ").Append(name).Append(" ----\n").Append(source).Append('\n');

        Verify(text.ToString().TrimEnd('\n') + "\n", "cs", testFile, test);
    }

    /// <summary>Compares a text.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="extension">The extension of its file.</param>
    /// <param name="testFile">The source file of the test.</param>
    /// <param name="test">The test's name.</param>
    public static void Verify(string actual, string extension, string testFile, string test)
    {
        string stem = $"{Path.ChangeExtension(testFile, null)}.{test}";
        string verified = $"{stem}.verified.{extension}";
        string received = $"{stem}.received.{extension}";
        if (File.Exists(verified) && File.ReadAllText(verified) == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"What was generated is not what {verified} has; compare it with {received} and, if it is right, rename that.");
    }
}
