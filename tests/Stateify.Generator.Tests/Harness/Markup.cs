using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Stateify.Generator.Tests.Harness;

/// <summary>A source in which <c>{|STFY1001:…|}</c> marks where a diagnostic is expected. Marks may be nested.</summary>
internal sealed partial class Markup
{
    public Markup(string text)
    {
        Stack<(string Id, int Start)> open = new();
        List<(string Id, TextSpan Span)> expected = [];
        int read = 0;
        foreach (Match match in Mark().Matches(text))
        {
            Source += text[read..match.Index];
            read = match.Index + match.Length;
            if (match.Groups["id"].Success)
            {
                open.Push((match.Groups["id"].Value, Source.Length));
            }
            else
            {
                (string id, int start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, Source.Length)));
            }
        }

        Assert.Empty(open);
        Source += text[read..];
        Expected = expected;
    }

    /// <summary>The source without the marks.</summary>
    public string Source { get; } = "";

    /// <summary>The diagnostics that are expected.</summary>
    public IReadOnlyList<(string Id, TextSpan Span)> Expected { get; }

    [GeneratedRegex(@"\{\|(?<id>STFY\d{4}):|\|\}")]
    private static partial Regex Mark();
}
