using System.Collections;
using System.Runtime.CompilerServices;

namespace Stateify.Generator.Tests.Harness;

/// <summary>The names of the files in the value of an output step, which Roslyn hands out as a tuple of internal types.</summary>
internal static class OutputFiles
{
    public static IEnumerable<string> NamesIn(object value)
    {
        IEnumerable sources = (IEnumerable)((ITuple)value)[0]!;
        foreach (object source in sources)
            yield return (string)source.GetType().GetProperty("HintName")!.GetValue(source)!;
    }
}
