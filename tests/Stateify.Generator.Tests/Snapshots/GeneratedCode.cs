using System.Runtime.CompilerServices;
using Stateify.Generator.Tests.Harness;
using Stateify.Tests.Shared;

namespace Stateify.Generator.Tests.Snapshots;

/// <summary>What the generator makes of a program, compared with the file <c>CLASS.TEST.verified.cs</c> beside the test.</summary>
internal static class GeneratedCode
{
    public static void Verify(string source, [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        Snapshot.Verify(GeneratorRun.Checked(source).Text, $"{Path.ChangeExtension(file, null)}.{test}", "cs");
}
