using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stateify.BuildBenchmarks;

/// <summary>A project with many savable types of the usual shapes, one a file, and one file that has nothing to do with them.</summary>
internal sealed class SyntheticProject
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using Stateify;
        """;

    private static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    private readonly SyntaxTree _unrelated = Parse(Unrelated('1'), "Unrelated.cs");

    /// <summary>Makes a project.</summary>
    /// <param name="types">The number of savable types.</param>
    public SyntheticProject(int types)
    {
        SyntaxTree[] trees =
        [
            Parse(GlobalUsings, "GlobalUsings.cs"),
            _unrelated,
            .. Enumerable.Range(0, types).Select(i => Parse(Source(i, types), $"Unit{i}.cs")),
        ];
        Compilation = CSharpCompilation.Create(
            "Synthetic",
            trees,
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>The project after another character has been typed into a method of the unrelated file.</summary>
    public CSharpCompilation Edited(int edit) =>
        Compilation.ReplaceSyntaxTree(_unrelated, Parse(Unrelated((char)('2' + (edit % 8))), _unrelated.FilePath));

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path, Encoding.UTF8);

    private static string Unrelated(char digit) => $$"""
        namespace Synthetic;

        public static class Unrelated
        {
            public static int Answer() => {{digit}};
        }
        """;

    /// <summary>A class in a hierarchy, or a struct, with references, collections, and code of its own.</summary>
    private static string Source(int i, int types)
    {
        int next = (i + 1) % types;
        int friend = i * 7 % types / 4 * 4;
        return i % 4 == 3
            ? $$"""
            namespace Synthetic;

            [Savable]
            public partial struct Unit{{i}}
            {
                public int X;
                public double Y;
                public string? Name;
                public Unit{{friend}}? Owner;

                public readonly double Length() => Math.Sqrt((X * X) + (Y * Y));
            }
            """
            : $$"""
            namespace Synthetic;

            [Savable]
            public {{(i % 4 == 2 ? "sealed " : "")}}partial class Unit{{i}}{{(i % 4 == 1 ? $" : Unit{i - 1}" : "")}}
            {
                private readonly List<Unit{{friend}}> _friends{{i}} = [];
                private Dictionary<string, int> _scores{{i}} = [];
                private int _ticks{{i}};

                [NoSave("counted again")]
                private int _hits{{i}};

                public Guid Id{{i}} { get; set; }

                public string Name{{i}} { get; set; } = "";

                public Unit{{next}} Next{{i}}{{(next % 4 == 3 ? "" : " = null!")}};

                public int[] Cells{{i}} = [];

                public void Tick{{i}}()
                {
                    foreach (Unit{{friend}} friend in _friends{{i}})
                        _scores{{i}}[Name{{i}}] = _ticks{{i}}++ + friend.GetHashCode() + _hits{{i}}++;
                }
            }
            """;
    }

    private static IEnumerable<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(StateSerializer).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
    }
}
