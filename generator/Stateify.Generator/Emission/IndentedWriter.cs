using System.Text;

namespace Stateify.Generator.Emission;

/// <summary>Builds C# text, four spaces a level, <c>\n</c> at every line's end.</summary>
internal sealed class IndentedWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>Writes a line, or several; empty ones stay empty.</summary>
    public void Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0)
                _text.Append(' ', _level * 4).Append(line);
            _text.Append('\n');
        }
    }

    /// <summary>Opens a brace after a line.</summary>
    public void Open(string head)
    {
        Line(head);
        Open();
    }

    /// <summary>Opens a brace.</summary>
    public void Open()
    {
        Line("{");
        _level++;
    }

    /// <summary>Closes the last open brace.</summary>
    public void Close(string after = "")
    {
        _level--;
        Line("}" + after);
    }

    /// <summary>Writes a line one level further in.</summary>
    public void Continue(string text)
    {
        _level++;
        Line(text);
        _level--;
    }

    /// <summary>Writes text as it is, from the left margin on.</summary>
    public void Verbatim(string text) => _text.Append(text);

    public override string ToString() => _text.ToString();
}
